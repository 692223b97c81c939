import { setInWords } from "../../engine/explain/words.ts";
import { counted } from "../../engine/numbers.ts";
import { type Controls, fitParams, type Params } from "../../engine/plan/controls.ts";
import { cut, divisorsOf, type Sets, setOf } from "../../engine/plan/partition.ts";
import { planOf } from "../../engine/plan/plan.ts";
import { AXES, type Cell, cellAt, indexOf, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";

/** Which values are painted, row-major: 1 where one is. */
export type Painted = Uint8Array;

/** The values of the set of a cell. */
export function paintedSet(sets: Sets, cell: Cell): Painted {
  const set = setOf(sets, cell);
  return Uint8Array.from({ length: sizeOf(sets.shape) }, (_, i) => Number(setOf(sets, cellAt(sets.shape, i)) === set));
}

export function countPainted(painted: Painted): number {
  return painted.reduce((sum, mark) => sum + mark, 0);
}

/** How a painting stands to the set that was asked for, in numbers of values. */
export interface Comparison {
  readonly right: number;
  readonly extra: number;
  readonly missing: number;
}

export function comparePainted(painted: Painted, asked: Painted): Comparison {
  const count = (mark: 0 | 1, wanted: 0 | 1) =>
    painted.reduce((sum, own, i) => sum + Number(own === mark && asked[i] === wanted), 0);
  return { right: count(1, 1), extra: count(1, 0), missing: count(0, 1) };
}

/** A set that a technique would share statistics over. */
interface NamedSet {
  readonly technique: string;
  readonly painted: Painted;
  /** "sample 0, all channels, …" */
  readonly words: string;
}

/** The sets of a cell in every technique of activations that cuts once, each way of cutting under the first name that has it. */
export function namedSets(shape: Shape, cell: Cell): readonly NamedSet[] {
  const known = new Map<string, NamedSet>();
  for (const technique of TECHNIQUES) {
    if (technique.tensor !== "activations" || technique.weight) continue;
    for (const params of variantsOf(technique.controls, shape)) {
      const { sources, axes } = planOf(technique, params, shape);
      if (sources.length !== 1) continue;
      const painted = paintedSet(sources[0].sets, cell);
      const key = painted.join("");
      const words = setInWords(axes, sources[0].sets, setOf(sources[0].sets, cell));
      if (!known.has(key)) known.set(key, { technique: technique.name, painted, words });
    }
  }
  return [...known.values()];
}

/** Every choice and every divisor of a technique, the others as they are at first. */
function variantsOf(controls: Controls, shape: Shape): readonly Params[] {
  const wishes: Params[] = [{}];
  for (const [name, control] of Object.entries(controls)) {
    if (control.kind === "choice") wishes.push(...control.options.map(({ value }) => ({ [name]: value })));
    if (control.kind === "divisor")
      wishes.push(...divisorsOf(shape[AXES.indexOf(control.axis)]).map((value) => ({ [name]: value })));
  }
  return wishes.map((wish) => fitParams(controls, wish, shape).params);
}

/** What a wrong painting is: another technique's set, or how far it is from what was asked for. */
export function paintingInWords(painted: Painted, asked: Painted, shape: Shape, marked: Cell): string {
  const { right, extra, missing } = comparePainted(painted, asked);
  if (right + extra === 0) return "Nothing is painted yet.";
  const named = namedSets(shape, marked);
  const equal = named.find((own) => own.painted.join() === painted.join());
  if (equal)
    return `You painted ${equal.technique.toLowerCase()}’s set: ${equal.words}, ${counted(right + extra, "value")}.`;
  if (painted[indexOf(shape, marked)] === 0) return "The marked value belongs to its own set, too: it is not painted.";
  if (extra === 0)
    return `All you painted is right, and ${counted(missing, "value")} of the set ${missing === 1 ? "is" : "are"} missing.`;
  if (missing === 0) return `The whole set is there, and ${counted(extra, "value")} too many.`;
  return `${right} right, ${extra} too many, ${missing} missing.`;
}

/** The brushes, from the smallest to the largest: each paints a set of a cut. */
export const BRUSHES = [
  { id: "value", name: "Value", hint: "One number.", axes: ["N", "C", "H", "W"] },
  { id: "column", name: "Column", hint: "One channel of one sample, at all its positions.", axes: ["N", "C"] },
  { id: "channel", name: "Channel", hint: "One channel of all samples.", axes: ["C"] },
  { id: "sample", name: "Sample", hint: "One sample with all its channels.", axes: ["N"] },
] as const;

export type BrushId = (typeof BRUSHES)[number]["id"];

/** The cut whose sets a brush paints. */
export function reachOf(brush: BrushId, shape: Shape): Sets {
  const axes = BRUSHES.find(({ id }) => id === brush)?.axes ?? [];
  return cut(shape, Object.fromEntries(axes.map((axis) => [axis, shape[AXES.indexOf(axis)]])));
}
