import { edgeAt } from "./axisCut.ts";
import { type Entries, entryOf, expand, type Params, valueFor } from "./controls.ts";
import { cut, offsetsOf, refine, type Sets, setOf } from "./partition.ts";
import type { Cell, Shape } from "./shape.ts";
import type { PlannedStage } from "./stage.ts";
import {
  type Divisor,
  evaluates,
  type Lengths,
  type Source,
  shareOf,
  type Technique,
  type TensorAxes,
  type Term,
} from "./technique.ts";

/** A source cut to a shape. Running ones take their statistics from outside and pass no gradient on. */
export interface PlannedSource extends Source {
  readonly sets: Sets;
  readonly running: boolean;
}

/** A technique with its parameters, cut to a shape: everything the arithmetic and the views ask, but no numbers of the tensor. */
export interface Plan {
  readonly technique: Technique;
  readonly params: Params;
  readonly shape: Shape;
  readonly axes: TensorAxes;
  readonly sources: readonly PlannedSource[];
  readonly terms: readonly Term[];
  readonly eps: number;
  readonly divisor: Divisor;
  /** The cells for which all sources' statistics and all shares are the same. */
  readonly joint: Sets;
  readonly affine: {
    readonly sets: Sets;
    /** One entry per affine set; 1 and 0 where the technique has none. */
    readonly scale: Entries;
    readonly shift: Entries;
    /** The controls that hold them, where there are any. */
    readonly scaleName?: string;
    readonly shiftName?: string;
  };
  /** What stands before or after scale and shift. */
  readonly stage: PlannedStage | null;
}

/** One source with full weights, and x as it is where there is none. */
const WHOLE: Term = { share: 1, mean: [1], variance: [1] };
const AS_IT_IS: Term = { share: 1, mean: [], variance: null };

/**
 * Cuts a technique to a shape.
 * @param shape of the tensor that is normalized (for a convolved technique, the convolution's output)
 * @param params as `fitParams` gives them
 * @param order the letters of the axes of the file that the tensor was read from, for words alone
 * @throws RangeError when the shape cannot be cut so, with the numbers and the remedy
 */
export function planOf(technique: Technique, params: Params, shape: Shape, order?: string): Plan {
  const [N, C, H, W] = shape;
  const lengths: Lengths = { N, C, H, W };
  const trackedSource = evaluates(technique, params) ? technique.tracked?.(params)?.source : undefined;
  const sources = technique.sources(params, lengths).map((source): PlannedSource => {
    const running = source.name === trackedSource;
    return { ...source, running, sets: cut(shape, running ? { C } : source.partition) };
  });
  const terms = technique.terms?.(params, lengths) ?? [sources.length > 0 ? WHOLE : AS_IT_IS];
  const joint = refine([...sources.map((source) => source.sets), ...sharesCut(terms, shape)], shape);
  return {
    technique,
    params,
    shape,
    axes: { tensor: technique.tensor, order },
    sources,
    terms,
    eps: (valueFor(technique.controls, params, "epsilon") as number | undefined) ?? 0,
    divisor: technique.divisor?.(params) ?? "root",
    joint,
    affine: plannedAffine(technique, params, lengths, shape),
    stage: plannedStage(technique, params, lengths, shape),
  };
}

function sharesCut(terms: readonly Term[], shape: Shape): Sets[] {
  return terms.some((term) => typeof term.share !== "number") ? [cut(shape, { C: shape[1] })] : [];
}

function plannedAffine(technique: Technique, params: Params, lengths: Lengths, shape: Shape): Plan["affine"] {
  const affine = technique.affine?.(params, lengths);
  const entries = (name: string | undefined, otherwise: number) =>
    name === undefined ? { all: otherwise } : (params[name] as Entries);
  return {
    sets: cut(shape, affine?.partition ?? {}),
    scale: entries(affine?.scale, 1),
    shift: entries(affine?.shift, 0),
    scaleName: affine?.scale,
    shiftName: affine?.shift,
  };
}

function plannedStage(technique: Technique, params: Params, lengths: Lengths, shape: Shape): PlannedStage | null {
  const stage = technique.stage?.(params, lengths);
  if (!stage) return null;
  return { ...stage, sets: cut(shape, stage.partition), entries: params[stage.control] as Entries };
}

/** The cuts that pictures show: of every source, or each value by itself where there is none. */
export function shownCuts({ sources, shape }: Plan): readonly Pick<PlannedSource, "name" | "sets">[] {
  const [N, C, H, W] = shape;
  return sources.length > 0 ? sources : [{ name: "value", sets: cut(shape, { N, C, H, W }) }];
}

/** A term's share in a channel. */
export function shareIn(term: Term, channel: number): number {
  return entryOf(shareOf(term), channel);
}

/** A term's share in every joint set. */
export function sharesIn({ joint, shape }: Plan, term: Term, { channel }: JointPlaces): Float64Array {
  if (typeof term.share === "number") return new Float64Array(joint.count).fill(term.share);
  const each = expand(term.share, shape[1]);
  return new Float64Array(joint.count).map((_, j) => each[channel[j]]);
}

/** Where joint sets lie: for each its channel and, per source, the set that it is part of. */
export interface JointPlaces {
  readonly channel: ArrayLike<number>;
  readonly set: readonly ArrayLike<number>[];
}

const knownPlaces = new WeakMap<Plan, JointPlaces>();

/** The places of all joint sets. The channel is the first where a joint set has several: shares are the same in all. */
export function jointPlaces(plan: Plan): JointPlaces {
  const known = knownPlaces.get(plan);
  if (known) return known;
  const { joint, sources } = plan;
  const places = {
    channel: atFirstCells(joint, [[], Int32Array.from({ length: plan.shape[1] }, (_, c) => c), [], []]),
    set: sources.map(({ sets }) => atFirstCells(joint, offsetsOf(sets))),
  };
  knownPlaces.set(plan, places);
  return places;
}

/** For every joint set, the sum of what its first cell's indices stand for. */
function atFirstCells({ blocks, axes, count }: Sets, of: readonly ArrayLike<number>[]): Int32Array {
  const [ofN, ofC, ofH, ofW] = of.map((values, a) =>
    Int32Array.from({ length: blocks[a] }, (_, block) => values[edgeAt(axes[a], block)] ?? 0),
  );
  const found = new Int32Array(count);
  let j = 0;
  for (let n = 0; n < blocks[0]; n++)
    for (let c = 0; c < blocks[1]; c++)
      for (let h = 0; h < blocks[2]; h++) {
        const row = ofN[n] + ofC[c] + ofH[h];
        for (let w = 0; w < blocks[3]; w++) found[j++] = row + ofW[w];
      }
  return found;
}

/** The place of the one joint set that a cell lies in. */
export function placeOfCell(plan: Plan, cell: Cell): JointPlaces {
  return { channel: [cell[1]], set: setsOfCell(plan, cell).map((set) => [set]) };
}

/** The set of every source that a cell lies in. */
export function setsOfCell(plan: Plan, cell: Cell): number[] {
  return plan.sources.map(({ sets }) => setOf(sets, cell));
}

/** Whether a source's second moment is a length: the root of a sum of squares. */
export function isLength({ centred = true, square = "mean" }: PlannedSource): boolean {
  return !centred && square === "sum";
}

/** Whether a source's second moment does not exist for sets of one value: a sum of squares is divided by their count less one. */
export function isUnbiased({ square, planes }: Source): boolean {
  return square === "unbiased" || planes === "unbiased";
}

/** What a sum of squares of m cells is divided by. */
export function squaresDividedBy({ square = "mean" }: Source, m: number): number {
  return square === "sum" ? 1 : square === "mean" ? m : m - 1;
}

/** Whether one term over one source makes x̂, with full weights. */
export function isPlain({ terms, sources }: Plan): boolean {
  const whole = (weights: Term["mean"] | null) => weights === null || weights[0] === 1;
  return (
    sources.length === 1 &&
    terms.length === 1 &&
    terms[0].share === 1 &&
    terms.every(({ mean, variance }) => whole(mean) && whole(variance))
  );
}

/** The one source that a term takes its statistics from, or one of its moments; null where it takes them from several or from none. */
export function sourceOf({ terms, sources }: Plan, t: number, moment?: "mean" | "variance"): number | null {
  const { mean, variance } = terms[t];
  const counts = (k: number) => (moment !== "variance" && mean[k]) || (moment !== "mean" && variance?.[k]);
  const used = sources.flatMap((_, k) => (counts(k) ? [k] : []));
  return used.length === 1 ? used[0] : null;
}

/** The moments of the first term that several sources make together. */
export function blendedIn(plan: Plan): ("mean" | "variance")[] {
  return (["mean", "variance"] as const).filter(
    (moment) => plan.terms[0][moment]?.some((weight) => weight !== 0) && sourceOf(plan, 0, moment) === null,
  );
}
