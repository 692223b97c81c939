import { AXIS_LETTERS, cutInWords, listed, nounOf } from "../explain/words.ts";
import { entriesBeside, entryOf } from "../plan/controls.ts";
import { cutKey, rangesOf, setOf } from "../plan/partition.ts";
import type { Plan, PlannedSource } from "../plan/plan.ts";
import { AXES, type Axis, type Cell } from "../plan/shape.ts";
import { effectiveOf } from "./effective.ts";

/**
 * Why two plans of one shape give the same output on every tensor of that shape, as the end of a sentence; null where
 * they do not. Derived from the partitions: "G = C = 6, so both have 24 sets of 9 cells: one per sample and channel".
 */
export function equalBecause(a: Plan, b: Plan): string | null {
  const [one, other] = [effectiveOf(a), effectiveOf(b)];
  if (one.terms.size !== other.terms.size) return null;
  for (const [key, shares] of one.terms) {
    const others = other.terms.get(key);
    if (!others) return null;
    if (entriesBeside(shares, others, a.shape[1]).some(([p, q]) => Math.abs(p - q) > 1e-12)) return null;
  }
  const divided = a.terms.some((term) => term.variance);
  const dividedAlike = a.eps === b.eps && (a.divisor === b.divisor || a.eps === 0);
  if ((divided && !dividedAlike) || !sameAffine(a, b) || !sameStage(a, b)) return null;
  const reasons = new Set<string>();
  for (const [key, sources] of one.sources) {
    const all = [
      ...sources.map((source) => ({ plan: a, source })),
      ...(other.sources.get(key) ?? []).map((source) => ({ plan: b, source })),
    ];
    for (const first of all) for (const second of all) addReasons(reasons, first, second);
  }
  for (const name of new Set([...one.idle, ...other.idle])) reasons.add(`${name} statistics have no share`);
  const cuts = [...one.sources.values()].map(([{ sets }]) => cutInWords(a.axes, sets));
  const both =
    cuts.length > 0
      ? `both have ${listed(cuts)}`
      : a.sources.length > 0
        ? "both take the same statistics"
        : "both take each value by itself";
  return reasons.size > 0 ? `${listed([...reasons])}, so ${both}` : both;
}

interface Placed {
  readonly plan: Plan;
  readonly source: PlannedSource;
}

function addReasons(reasons: Set<string>, one: Placed, other: Placed): void {
  AXES.forEach((axis, a) => {
    const [p, q] = [roleOf(one, axis), roleOf(other, axis)];
    if (p.kind === q.kind) return;
    if (p.kind === "listed" || q.kind === "listed") {
      const noun = nounOf(one.plan.axes, axis);
      reasons.add([p.kind, q.kind].includes("pooled") ? `all ${noun}s are in one block` : `every block is one ${noun}`);
      return;
    }
    const letter = AXIS_LETTERS[one.plan.technique.tensor][axis];
    const length = one.plan.shape[a];
    const group = p.kind === "grouped" ? p : q.kind === "grouped" ? q : null;
    if (!group) reasons.add(`${letter} = 1`);
    else if (p.kind === "pooled" || q.kind === "pooled") reasons.add(`${group.symbol} = 1`);
    else reasons.add(`${group.symbol} = ${letter} = ${length}`);
  });
}

interface Role {
  readonly kind: "pooled" | "apart" | "grouped" | "listed";
  readonly symbol: string;
}

/** What a source means to do with an axis, whatever its length here. */
function roleOf({ plan: { technique }, source }: Placed, axis: Axis): Role {
  if (source.running) return { kind: axis === "C" ? "apart" : "pooled", symbol: "" };
  if (source.partition[axis] === undefined) return { kind: "pooled", symbol: "" };
  if (typeof source.partition[axis] === "object") return { kind: "listed", symbol: "" };
  const divisor = Object.values(technique.controls).find(
    (control) => control.kind === "divisor" && control.axis === axis,
  );
  return divisor ? { kind: "grouped", symbol: divisor.symbol ?? divisor.label } : { kind: "apart", symbol: "" };
}

/** Whether the same stands before or after scale and shift. */
function sameStage({ stage: a }: Plan, { stage: b }: Plan): boolean {
  if (!a || !b) return a === b;
  if (a.kind !== b.kind || a.takes !== b.takes || cutKey(a.sets) !== cutKey(b.sets)) return false;
  return entriesBeside(a.entries, b.entries, a.sets.count).every(([p, q]) => p === q);
}

/** Whether scale and shift are the same number in every cell, whatever their shapes. */
function sameAffine({ affine: a, shape }: Plan, { affine: b }: Plan): boolean {
  const own = [a, b].flatMap(({ sets, scale, shift }) =>
    Object.keys({ ...scale.at, ...shift.at }).flatMap((entry) =>
      Number(entry) < sets.count ? [rangesOf(sets, Number(entry))] : [],
    ),
  );
  // Between the edges of the sets whose entries are not as all others, nothing changes.
  const [ns, cs, hs, ws] = shape.map((length, axis) =>
    [...new Set([0, ...own.flatMap((ranges) => ranges[axis])])].filter((index) => index < length),
  );
  const isSame = (cell: Cell) => {
    const [one, other] = [setOf(a.sets, cell), setOf(b.sets, cell)];
    return entryOf(a.scale, one) === entryOf(b.scale, other) && entryOf(a.shift, one) === entryOf(b.shift, other);
  };
  return ns.every((n) => cs.every((c) => hs.every((h) => ws.every((w) => isSame([n, c, h, w])))));
}
