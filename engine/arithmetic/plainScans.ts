import type { Runs } from "../plan/runs.ts";
import type { Values } from "../plan/shape.ts";
import type { Scans } from "./scans.ts";

/** The scans of the TypeScript core, in float64 throughout. x − x is 0 for every finite number and NaN for all others. */
export const plainScans: Scans = {
  survey(x) {
    let [nan, plus, minus, first] = [0, 0, 0, -1];
    let min = Infinity;
    let max = -Infinity;
    for (let i = 0; i < x.length; i++) {
      const value = x[i];
      if (value - value === 0) {
        if (value < min) min = value;
        if (value > max) max = value;
        continue;
      }
      if (first < 0) first = i;
      if (value > 0) plus += 1;
      else if (value < 0) minus += 1;
      else nan += 1;
    }
    return { nan, plus, minus, first, min, max };
  },

  summary(x, runs) {
    const count = runs.starts.length * runs.length;
    const { finite, mean, min, max } = boundsOf(x, runs);
    if (finite === 0) return { count, nonFinite: count, mean, sd: NaN, skew: NaN, min: NaN, max: NaN };
    return { count, nonFinite: count - finite, mean, ...spreadAbout(mean, x, runs, finite), min, max };
  },

  counts(x, { starts, length }, { x0, width, bins }) {
    const perUnit = 1 / width;
    const tally = new Uint32Array(bins + 1);
    for (const start of starts) {
      for (let i = start; i < start + length; i++) {
        const value = x[i];
        if (value - value === 0) tally[((value - x0) * perUnit) | 0] += 1;
      }
    }
    return lastTwoAsOne(tally);
  },

  pooled(x, [N, C, H, W], h, w, out) {
    const across = Math.ceil(W / w);
    const sums = new Float64Array(across);
    let at = 0;
    let i = 0;
    for (let plane = 0; plane < N * C; plane++) {
      for (let top = 0; top < H; top += h) {
        const height = Math.min(h, H - top);
        sums.fill(0);
        for (let row = 0; row < height; row++) {
          for (let block = 0; block < across; block++) {
            const end = i + Math.min(w, W - block * w);
            let sum = 0;
            for (; i < end; i++) sum += x[i];
            sums[block] += sum;
          }
        }
        for (let block = 0; block < across; block++) {
          out[at++] = sums[block] / (height * Math.min(w, W - block * w));
        }
      }
    }
    return out;
  },
};

/** Of a tally with one bin too many, which holds what lies on the upper edge: it belongs to the last. */
export function lastTwoAsOne(tally: Uint32Array): Uint32Array<ArrayBuffer> {
  const counts = tally.slice(0, -1);
  counts[counts.length - 1] += tally[counts.length];
  return counts;
}

/** Standard deviation and skew from Σ d, Σ d² and Σ d³ of `count` deviations from the mean. */
export function spreadFrom(rest: number, squares: number, cubes: number, finite: number) {
  const sd = Math.sqrt(Math.max(0, squares - (rest * rest) / finite) / finite);
  return { sd, skew: cubes / finite / sd ** 3 };
}

/** The mean is summed relative to the first value. */
function boundsOf(x: Values, { starts, length }: Runs) {
  let shift = NaN;
  let finite = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      const value = x[i];
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

function spreadAbout(mean: number, x: Values, { starts, length }: Runs, finite: number) {
  let cubes = 0;
  let squares = 0;
  let rest = 0;
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      const deviation = x[i] - mean;
      if (deviation - deviation !== 0) continue;
      const square = deviation * deviation;
      cubes += square * deviation;
      squares += square;
      rest += deviation;
    }
  }
  return spreadFrom(rest, squares, cubes, finite);
}
