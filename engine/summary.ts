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
  const count = runs.starts.length * runs.length;
  const { finite, mean, min, max } = boundsOf(values, runs);
  if (finite === 0) return { count, nonFinite: count, mean, sd: NaN, skew: NaN, min: NaN, max: NaN };
  return { count, nonFinite: count - finite, mean, ...momentsAbout(mean, values, runs, finite), min, max };
}

/** Whether a skew is more than chance makes of so few values (its standard error is about √(6/m)), and seen by eye. */
export function isSkewed({ skew, count, nonFinite }: Summary): boolean {
  return Math.abs(skew) > Math.max(0.5, 2 * Math.sqrt(6 / (count - nonFinite)));
}

function boundsOf(values: Values, { starts, length }: Runs) {
  let shift = NaN;
  let finite = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      const value = values[i];
      if (value - value !== 0) continue;
      if (finite === 0) shift = value;
      finite += 1;
      sum += value - shift;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return { finite, mean: shift + sum / finite, min, max };
}

function momentsAbout(mean: number, values: Values, { starts, length }: Runs, finite: number) {
  let cubes = 0;
  let squares = 0;
  let rest = 0;
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      const deviation = values[i] - mean;
      if (deviation - deviation !== 0) continue;
      const square = deviation * deviation;
      cubes += square * deviation;
      squares += square;
      rest += deviation;
    }
  }
  const sd = Math.sqrt(Math.max(0, squares - (rest * rest) / finite) / finite);
  return { sd, skew: cubes / finite / sd ** 3 };
}
