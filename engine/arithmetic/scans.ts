import type { Runs } from "../plan/runs.ts";
import type { Shape, Values } from "../plan/shape.ts";

/** What has to be known of a tensor before it is drawn. */
export interface Survey {
  /** How many values are NaN, +∞ and −∞. */
  readonly nan: number;
  readonly plus: number;
  readonly minus: number;
  /** Row-major position of the first of these; −1 where all are finite. */
  readonly first: number;
  /** The smallest and the largest finite value; ∞ and −∞ where there is none. */
  readonly min: number;
  readonly max: number;
}

/** A set of values in a few numbers. All but the counts are those of the finite values, NaN when there are none. */
export interface Summary {
  /** How many values the set has, finite or not. */
  readonly count: number;
  /** How many of them are NaN or infinite: part of `count`, of nothing else here. */
  readonly nonFinite: number;
  readonly mean: number;
  /** Square root of the biased variance. */
  readonly sd: number;
  /** The mean cube of the standardized values: 0 where both sides are alike, NaN where all values are equal. */
  readonly skew: number;
  readonly min: number;
  readonly max: number;
}

/** Where a histogram's bins lie: bin i from x0 + i·width up to x0 + (i + 1)·width; the last includes its upper edge. */
export interface BinEdges {
  readonly x0: number;
  readonly width: number;
  readonly bins: number;
}

/** What is read off cells in one walk over them: no tensor is written. */
export interface Scans {
  survey(x: Values): Survey;
  /** The finite values of some cells in a few numbers. */
  summary(x: Values, runs: Runs): Summary;
  /** How many of the finite values of some cells lie in each bin. None may lie outside of all bins. */
  counts(x: Values, runs: Runs, edges: BinEdges): Uint32Array<ArrayBuffer>;
  /**
   * The means of blocks of h×w cells of every plane, as a smaller tensor of shape [N, C, ⌈H/h⌉, ⌈W/w⌉]. The last blocks
   * of a plane may hold fewer cells. A block with a value that is not finite is not finite either.
   */
  pooled(x: Values, shape: Shape, h: number, w: number, out: Values): Values;
}

/** How many values are not finite. */
export function notFiniteIn({ nan, plus, minus }: Pick<Survey, "nan" | "plus" | "minus">): number {
  return nan + plus + minus;
}

/** How many blocks of h×w cells a shape is pooled into. */
export function blocksIn([N, C, H, W]: Shape, h: number, w: number): number {
  return N * C * Math.ceil(H / h) * Math.ceil(W / w);
}
