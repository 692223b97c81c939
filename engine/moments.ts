import { firstCells, type Sets, sizeOfSet } from "./partition.ts";
import type { Plan, PlannedSource } from "./plan.ts";
import type { Shape, Values } from "./shape.ts";

/** The statistics of a source: μ and v of every set, in set order, in the tensor's units and their square. */
export interface Moments {
  readonly mean: Float64Array;
  /** Variance, mean square or sum of squares, as the source says. */
  readonly variance: Float64Array;
}

/** Mean and sum of squared deviations of every H×W plane, n·C + c. */
export interface PlaneMoments {
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

/** Running statistics: one mean and variance per channel. The variance is null where it is not tracked or does not exist. */
export interface RunningStatistics {
  readonly mean: Float64Array;
  readonly variance: Float64Array | null;
}

/**
 * One reading of a tensor: what is asked for more than once is computed once, so that several techniques share it.
 * Sums are float64, about a value of the set itself and corrected in a second pass, so that an offset of any size
 * costs no digits (Chan, Golub, LeVeque 1983: "Algorithms for computing the sample variance").
 */
export interface Reading {
  readonly x: Values;
  readonly shape: Shape;
  planes?: PlaneMoments;
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
export function sourceMoments(source: PlannedSource, reading: Reading): Moments {
  const { sets, centred = true, square = "mean", planes } = source;
  const perPlane = planes === "unbiased" ? 1 - 1 / (reading.shape[2] * reading.shape[3]) : 1;
  const moments = centred ? centredMoments(sets, reading, perPlane) : squaresAboutZero(sets, reading);
  if (square === "mean") {
    for (let set = 0; set < sets.count; set++) moments.variance[set] /= sizeOfSet(sets, set);
  }
  return moments;
}

/** Mean and sum of squared deviations per plane; remembered in the reading. */
export function planeMoments(reading: Reading): PlaneMoments {
  if (reading.planes) return reading.planes;
  const { x, shape } = reading;
  const size = shape[2] * shape[3];
  const count = shape[0] * shape[1];
  const mean = new Float64Array(count);
  const squares = new Float64Array(count);
  for (let plane = 0; plane < count; plane++) {
    const start = plane * size;
    const end = start + size;
    const about = Number.isFinite(x[start]) ? x[start] : 0;
    let sum = 0;
    for (let i = start; i < end; i++) sum += x[i] - about;
    const mu = about + sum / size;
    let square = 0;
    let rest = 0;
    for (let i = start; i < end; i++) {
      const d = x[i] - mu;
      square += d * d;
      rest += d;
    }
    mean[plane] = mu;
    squares[plane] = square - (rest * rest) / size;
  }
  reading.planes = { mean, squares };
  return reading.planes;
}

function centredMoments(sets: Sets, reading: Reading, perPlane: number): Moments {
  return sets.planar ? mergedPlanes(sets, planeMoments(reading), perPlane) : walkedMoments(sets, reading);
}

/** Planes merged into sets: the squares within planes and those of the planes' means about the set's. */
function mergedPlanes(sets: Sets, { mean, squares }: PlaneMoments, perPlane: number): Moments {
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

/** Sets that keep H or W apart are walked cell by cell. */
function walkedMoments(sets: Sets, { x }: Reading): Moments {
  const about = firstCells(sets).map((cell) => finiteOrZero(x[cell]));
  const mean = new Float64Array(sets.count);
  walk(sets, (i, set) => {
    mean[set] += x[i] - about[set];
  });
  for (let set = 0; set < sets.count; set++) mean[set] = about[set] + mean[set] / sizeOfSet(sets, set);
  const variance = new Float64Array(sets.count);
  const rest = new Float64Array(sets.count);
  walk(sets, (i, set) => {
    const d = x[i] - mean[set];
    variance[set] += d * d;
    rest[set] += d;
  });
  for (let set = 0; set < sets.count; set++) variance[set] -= (rest[set] * rest[set]) / sizeOfSet(sets, set);
  return { mean, variance };
}

/** Sums of x² per set, with means of 0. Not merged from deviations, which give NaN where a cell is infinite. */
function squaresAboutZero(sets: Sets, reading: Reading): Moments {
  const { x, shape } = reading;
  const mean = new Float64Array(sets.count);
  const variance = new Float64Array(sets.count);
  if (!sets.planar) {
    walk(sets, (i, set) => {
      variance[set] += x[i] * x[i];
    });
    return { mean, variance };
  }
  const [N, C, H, W] = shape;
  reading.planeSquares ??= squaresOfPlanes(x, N * C, H * W);
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++)
      variance[sets.offsets[0][n] + sets.offsets[1][c]] += reading.planeSquares[plane];
  }
  return { mean, variance };
}

function squaresOfPlanes(x: Values, count: number, size: number): Float64Array {
  const squares = new Float64Array(count);
  for (let plane = 0; plane < count; plane++) {
    let sum = 0;
    for (let i = plane * size; i < (plane + 1) * size; i++) sum += x[i] * x[i];
    squares[plane] = sum;
  }
  return squares;
}

/** Visits every cell in memory order with the number of its set. */
function walk({ shape: [N, C, H, W], offsets }: Sets, visit: (i: number, set: number) => void): void {
  const [ofN, ofC, ofH, ofW] = offsets;
  let i = 0;
  for (let n = 0; n < N; n++)
    for (let c = 0; c < C; c++)
      for (let h = 0; h < H; h++) {
        const row = ofN[n] + ofC[c] + ofH[h];
        for (let w = 0; w < W; w++) visit(i++, row + ofW[w]);
      }
}

function finiteOrZero(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
