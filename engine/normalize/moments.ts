import type { Moments, SumsOfSquares } from "../arithmetic/contract.ts";
import { arithmetic } from "../arithmetic/current.ts";
import { finiteOrZero } from "../arithmetic/finite.ts";
import { cutKey, offsetsOf, type Sets, sizeOfSet } from "../plan/partition.ts";
import { type Plan, type PlannedSource, squaresDividedBy } from "../plan/plan.ts";
import type { Shape, Values } from "../plan/shape.ts";

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
  /** Of every cut that was asked for, by its key. */
  moments?: Map<string, Moments>;
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

/** The moments of one source over its sets; remembered in the reading. */
export function sourceMoments(source: PlannedSource, reading: Reading): Moments {
  const { sets, centred = true, square = "mean", planes } = source;
  const key = `${cutKey(sets)} ${centred} ${square} ${planes}`;
  reading.moments ??= new Map();
  const moments = reading.moments.get(key) ?? measure(source, reading);
  reading.moments.set(key, moments);
  return moments;
}

function measure(source: PlannedSource, reading: Reading): Moments {
  const { sets, centred = true, planes } = source;
  const perPlane = planes === "unbiased" ? 1 - 1 / (reading.shape[2] * reading.shape[3]) : 1;
  const { mean, squares } = centred ? centredMoments(sets, reading, perPlane) : squaresAboutZero(sets, reading);
  return { mean, variance: squares.map((square, set) => square / squaresDividedBy(source, sizeOfSet(sets, set))) };
}

/** Mean and sum of squared deviations per plane; remembered in the reading. */
export function planeMoments(reading: Reading): SumsOfSquares {
  const [N, C, H, W] = reading.shape;
  reading.planes ??= arithmetic().runMoments(reading.x, N * C, H * W);
  return reading.planes;
}

function centredMoments(sets: Sets, reading: Reading, perPlane: number): SumsOfSquares {
  if (!sets.planar) return arithmetic().walkedMoments(reading.x, sets);
  return mergedPlanes(sets, planeMoments(reading), perPlane);
}

/** Planes merged into sets: the squares within planes and those of the planes' means about the set's. */
function mergedPlanes(sets: Sets, planes: SumsOfSquares, perPlane: number): SumsOfSquares {
  const [N, C, H, W] = sets.shape;
  if (sets.count === N * C && perPlane === 1) return planes;
  const [ofSample, ofChannel] = offsetsOf(sets);
  const size = H * W;
  const about = new Float64Array(sets.count);
  for (let n = N - 1, plane = N * C - 1; n >= 0; n--) {
    for (let c = C - 1; c >= 0; c--, plane--) about[ofSample[n] + ofChannel[c]] = finiteOrZero(planes.mean[plane]);
  }
  const mean = new Float64Array(sets.count);
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++) {
      const set = ofSample[n] + ofChannel[c];
      mean[set] += planes.mean[plane] - about[set];
    }
  }
  for (let set = 0; set < sets.count; set++) mean[set] = about[set] + (mean[set] * size) / sizeOfSet(sets, set);
  const squares = new Float64Array(sets.count);
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++) {
      const set = ofSample[n] + ofChannel[c];
      const d = planes.mean[plane] - mean[set];
      squares[set] += planes.squares[plane] / perPlane + size * d * d;
    }
  }
  return { mean, squares };
}

/** Sums of x² per set, with means of 0. */
function squaresAboutZero(sets: Sets, reading: Reading): SumsOfSquares {
  const mean = new Float64Array(sets.count);
  if (!sets.planar) return { mean, squares: arithmetic().walkedSquares(reading.x, sets) };
  const [N, C, H, W] = reading.shape;
  reading.planeSquares ??=
    knownSquares(planeMoments(reading), H * W) ?? arithmetic().runSquares(reading.x, N * C, H * W);
  const [ofSample, ofChannel] = offsetsOf(sets);
  const squares = new Float64Array(sets.count);
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++) squares[ofSample[n] + ofChannel[c]] += reading.planeSquares[plane];
  }
  return { mean, squares };
}

/** Sums of x² of planes whose moments are known: nothing is read again, except where deviations gave NaN or lost x². */
function knownSquares(planes: SumsOfSquares, size: number): Float64Array | null {
  const squares = planes.squares.map((square, plane) => square + size * planes.mean[plane] ** 2);
  return squares.every(Number.isFinite) ? squares : null;
}
