import { arithmetic } from "./arithmetic.ts";
import type { Runs } from "./runs.ts";
import type { Values } from "./shape.ts";

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

/** The summary of some cells. The mean is summed relative to the first value, and the other moments from deviations. */
export function summaryOf(values: Values, runs: Runs): Summary {
  return arithmetic().summary(values, runs);
}

/** Whether a skew is more than chance makes of so few values (its standard error is about √(6/m)), and seen by eye. */
export function isSkewed({ skew, count, nonFinite }: Summary): boolean {
  return Math.abs(skew) > Math.max(0.5, 2 * Math.sqrt(6 / (count - nonFinite)));
}
