import { arithmetic, type SumsOfSquares } from "./arithmetic.ts";
import { firstCells, type Sets, sizeOfSet } from "./partition.ts";
import type { Plan, PlannedSource } from "./plan.ts";
import type { Shape, Values } from "./shape.ts";

/** The statistics of a source: μ and v of every set, in set order, in the tensor's units and their square. */
export interface Moments {
  readonly mean: Float64Array;
  /** Variance, mean square or sum of squares, as the source says. */
  readonly variance: Float64Array;
}

/** Running statistics: one mean and variance per channel. The variance is null where it is not tracked or does not exist. */
export interface RunningStatistics {
  readonly mean: Float64Array;
  readonly variance: Float64Array | null;
}

/** One reading of a tensor: what is asked for more than once is computed once, so that several techniques share it. */
export interface Reading {
  readonly x: Values;
  readonly shape: Shape;
  planes?: SumsOfSquares;
  planeSquares?: Float64Array;
}

/**
 * The moments of every source of a plan.
 * @param running what the running source takes in evaluation: one mean and variance per channel
 */
export function momentsOf(plan: Plan, reading: Reading, running?: RunningStatistics): Moments[] {
  return plan.sources.map((source) => {
    if (!source.running) return sourceMoments(source, reading);
    if (!running)
      throw new RangeError(`evaluation of ${plan.technique.name} needs running statistics: none were given.`);
    return { mean: running.mean, variance: running.variance ?? new Float64Array(running.mean.length) };
  });
}

/** The moments of one source over its sets. */
function sourceMoments(source: PlannedSource, reading: Reading): Moments {
  const { sets, centred = true, square = "mean", planes } = source;
  const perPlane = planes === "unbiased" ? 1 - 1 / (reading.shape[2] * reading.shape[3]) : 1;
  const moments = centred ? centredMoments(sets, reading, perPlane) : squaresAboutZero(sets, reading);
  if (square === "mean") {
    for (let set = 0; set < sets.count; set++) moments.variance[set] /= sizeOfSet(sets, set);
  }
  return moments;
}

/** Mean and sum of squared deviations per plane; remembered in the reading. */
export function planeMoments(reading: Reading): SumsOfSquares {
  const [N, C, H, W] = reading.shape;
  reading.planes ??= arithmetic().runMoments(reading.x, N * C, H * W);
  return reading.planes;
}

function centredMoments(sets: Sets, reading: Reading, perPlane: number): Moments {
  if (sets.planar) return mergedPlanes(sets, planeMoments(reading), perPlane);
  const { mean, squares } = arithmetic().walkedMoments(reading.x, sets);
  return { mean, variance: squares };
}

/** Planes merged into sets: the squares within planes and those of the planes' means about the set's. */
function mergedPlanes(sets: Sets, { mean, squares }: SumsOfSquares, perPlane: number): Moments {
  const [N, C, H, W] = sets.shape;
  const [ofSample, ofChannel] = sets.offsets;
  const merged = { mean: new Float64Array(sets.count), variance: new Float64Array(sets.count) };
  const about = firstCells(sets).map((cell) => finiteOrZero(mean[cell / (H * W)]));
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++) {
      const set = ofSample[n] + ofChannel[c];
      merged.mean[set] += mean[plane] - about[set];
    }
  }
  for (let set = 0; set < sets.count; set++) {
    merged.mean[set] = about[set] + (merged.mean[set] * H * W) / sizeOfSet(sets, set);
  }
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++) {
      const set = ofSample[n] + ofChannel[c];
      const d = mean[plane] - merged.mean[set];
      merged.variance[set] += squares[plane] / perPlane + H * W * d * d;
    }
  }
  return merged;
}

/** Sums of x² per set, with means of 0. Not merged from deviations, which give NaN where a cell is infinite. */
function squaresAboutZero(sets: Sets, reading: Reading): Moments {
  const mean = new Float64Array(sets.count);
  if (!sets.planar) return { mean, variance: arithmetic().walkedSquares(reading.x, sets) };
  const [N, C, H, W] = reading.shape;
  reading.planeSquares ??= arithmetic().runSquares(reading.x, N * C, H * W);
  const variance = new Float64Array(sets.count);
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++)
      variance[sets.offsets[0][n] + sets.offsets[1][c]] += reading.planeSquares[plane];
  }
  return { mean, variance };
}

function finiteOrZero(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
