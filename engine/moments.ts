import { arithmetic, type SumsOfSquares } from "./arithmetic.ts";
import { type Sets, sizeOfSet } from "./partition.ts";
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
  /** Sets that were measured as whole runs. */
  runs?: { readonly size: number; readonly moments: SumsOfSquares };
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
export function planeMoments(reading: Reading): SumsOfSquares {
  const [N, C, H, W] = reading.shape;
  reading.planes ??= arithmetic().runMoments(reading.x, N * C, H * W);
  return reading.planes;
}

function centredMoments(sets: Sets, reading: Reading, perPlane: number): Moments {
  if (sets.planar) {
    const runs = perPlane === 1 ? runMoments(sets, reading) : null;
    if (runs) return { mean: runs.mean.slice(), variance: runs.squares.slice() };
    return mergedPlanes(sets, planeMoments(reading), perPlane);
  }
  const { mean, squares } = arithmetic().walkedMoments(reading.x, sets);
  return { mean, variance: squares };
}

/** Below this many cells a plane costs more to begin and end than to add up. */
const SMALL_PLANE = 256;

/**
 * Sets that lie in memory as one run each, measured as such where planes are small and nothing was read before; null
 * where planes serve better. A second cut of the same reading is merged from planes, and so is every further one.
 */
function runMoments({ equalSize, blocks }: Sets, reading: Reading): SumsOfSquares | null {
  const { x, shape, planes, runs } = reading;
  if (equalSize === null || blocks[0] !== shape[0]) return null;
  if (runs) return runs.size === equalSize ? runs.moments : null;
  if (planes || shape[2] * shape[3] >= SMALL_PLANE) return null;
  const moments = arithmetic().runMoments(x, x.length / equalSize, equalSize);
  reading.runs = { size: equalSize, moments };
  return moments;
}

/** Planes merged into sets: the squares within planes and those of the planes' means about the set's. */
function mergedPlanes(sets: Sets, { mean, squares }: SumsOfSquares, perPlane: number): Moments {
  const [N, C, H, W] = sets.shape;
  if (sets.count === N * C) return { mean: mean.slice(), variance: squares.map((square) => square / perPlane) };
  const [ofSample, ofChannel] = sets.offsets;
  const size = H * W;
  const about = new Float64Array(sets.count);
  for (let n = N - 1, plane = N * C - 1; n >= 0; n--) {
    for (let c = C - 1; c >= 0; c--, plane--) about[ofSample[n] + ofChannel[c]] = finiteOrZero(mean[plane]);
  }
  const merged = new Float64Array(sets.count);
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++) {
      const set = ofSample[n] + ofChannel[c];
      merged[set] += mean[plane] - about[set];
    }
  }
  for (let set = 0; set < sets.count; set++) merged[set] = about[set] + (merged[set] * size) / sizeOfSet(sets, set);
  const variance = new Float64Array(sets.count);
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++) {
      const set = ofSample[n] + ofChannel[c];
      const d = mean[plane] - merged[set];
      variance[set] += squares[plane] / perPlane + size * d * d;
    }
  }
  return { mean: merged, variance };
}

/** Sums of x² per set, with means of 0. */
function squaresAboutZero(sets: Sets, reading: Reading): Moments {
  const mean = new Float64Array(sets.count);
  if (!sets.planar) return { mean, variance: arithmetic().walkedSquares(reading.x, sets) };
  const [N, C, H, W] = reading.shape;
  reading.planeSquares ??= knownSquares(reading.planes, H * W) ?? arithmetic().runSquares(reading.x, N * C, H * W);
  const squares = reading.planeSquares;
  const [ofSample, ofChannel] = sets.offsets;
  const variance = new Float64Array(sets.count);
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++) variance[ofSample[n] + ofChannel[c]] += squares[plane];
  }
  return { mean, variance };
}

/** Sums of x² of planes whose moments are known: nothing is read again, except where deviations gave NaN or lost x². */
function knownSquares(planes: SumsOfSquares | undefined, size: number): Float64Array | null {
  const squares = planes?.squares.map((square, plane) => square + size * planes.mean[plane] ** 2);
  return squares?.every(Number.isFinite) ? squares : null;
}

function finiteOrZero(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
