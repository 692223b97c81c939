import { rangesOf, type Sets } from "./partition.ts";
import type { Values } from "./shape.ts";

/** A histogram: bin i counts values from x0 + i·width up to x0 + (i + 1)·width; the last bin includes its upper edge. */
export interface Bins {
  readonly x0: number;
  readonly width: number;
  readonly counts: Uint32Array<ArrayBuffer>;
}

/** What a picture of a set's values needs. Moments and bounds are those of the finite values, NaN when there are none. */
export interface Distribution {
  /** How many values the set has, finite or not. */
  readonly count: number;
  /** How many of them are NaN or infinite: part of `count`, of nothing else here. */
  readonly nonFinite: number;
  readonly mean: number;
  /** Square root of the biased variance. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  /** Every finite value in the set's row-major order, where there are few enough to be shown one by one. */
  readonly dots: Float64Array<ArrayBuffer> | null;
  /** The histogram, where there are more. */
  readonly bins: Bins | null;
}

/** At most this many bins; a range is cut into at least half as many. */
const MOST_BINS = 40;

/**
 * The distribution of one set's values, of all values when `sets` is null (`set` is then not read).
 * Up to `maxDots` finite values are listed, more are counted in 20 to 40 bins with round edges.
 * The mean is summed relative to the first value and the variance from deviations, so that large offsets do no harm.
 */
export function distributionOf(values: Values, sets: Sets | null, set: number, maxDots = 60): Distribution {
  const runs = sets === null ? { starts: Int32Array.of(0), length: values.length } : runsOf(sets, set);
  const count = runs.starts.length * runs.length;
  const { finite, mean, min, max } = boundsOf(values, runs);
  if (finite === 0) {
    return { count, nonFinite: count, mean, sd: NaN, min: NaN, max: NaN, dots: new Float64Array(0), bins: null };
  }
  const few = finite <= maxDots;
  return {
    count,
    nonFinite: count - finite,
    mean,
    sd: Math.sqrt(varianceOf(values, runs, mean, finite)),
    min,
    max,
    dots: few ? finiteValues(values, runs, finite) : null,
    bins: few ? null : binned(values, runs, min, max),
  };
}

/** The cells of a set as stretches of memory, all of the same length. */
interface Runs {
  readonly starts: Int32Array;
  readonly length: number;
}

function runsOf(sets: Sets, set: number): Runs {
  const ranges = rangesOf(sets, set);
  let axis = 3;
  let stride = 1;
  while (axis > 0 && ranges[axis][0] === 0 && ranges[axis][1] === sets.shape[axis]) {
    stride *= sets.shape[axis];
    axis -= 1;
  }
  const [first, end] = ranges[axis];
  let starts = Int32Array.of(first * stride);
  for (let outer = axis - 1; outer >= 0; outer--) {
    stride *= sets.shape[outer + 1];
    starts = repeated(starts, ranges[outer], stride);
  }
  const length = (end - first) * sets.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  return { starts, length };
}

function repeated(starts: Int32Array, [first, end]: readonly [number, number], stride: number) {
  const all = new Int32Array(starts.length * (end - first));
  let at = 0;
  for (let index = first; index < end; index++) {
    for (let i = 0; i < starts.length; i++) all[at++] = starts[i] + index * stride;
  }
  return all;
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

function varianceOf(values: Values, { starts, length }: Runs, mean: number, finite: number): number {
  let squares = 0;
  let rest = 0;
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      const deviation = values[i] - mean;
      if (deviation - deviation !== 0) continue;
      squares += deviation * deviation;
      rest += deviation;
    }
  }
  return Math.max(0, squares - (rest * rest) / finite) / finite;
}

function finiteValues(values: Values, { starts, length }: Runs, finite: number) {
  const dots = new Float64Array(finite);
  let at = 0;
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      if (Number.isFinite(values[i])) dots[at++] = values[i];
    }
  }
  return dots;
}

function binned(values: Values, { starts, length }: Runs, min: number, max: number): Bins {
  const width = min === max ? aloneWidth(min) : roundWidth((max - min) / MOST_BINS);
  const x0 = min === max ? min - width / 2 : Math.min(min, Math.floor(min / width) * width);
  const bins = Math.max(1, Math.ceil((max - x0) / width));
  const perUnit = 1 / width;
  const tally = new Uint32Array(bins + 1);
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      const value = values[i];
      if (value - value === 0) tally[((value - x0) * perUnit) | 0] += 1;
    }
  }
  const counts = tally.slice(0, bins);
  counts[bins - 1] += tally[bins];
  return { x0, width, counts };
}

/** The smallest 1, 2, 2.5 or 5 times a power of ten that is no less than `least`. */
function roundWidth(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5].find((f) => f * power >= least) ?? 10;
  return factor * power;
}

function aloneWidth(value: number): number {
  return value === 0 ? 1 : 10 ** Math.floor(Math.log10(Math.abs(value)));
}
