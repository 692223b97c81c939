import type { Moments } from "../arithmetic/contract.ts";
import { type Entries, type ParamValue, valueFor } from "../plan/controls.ts";
import { extentOfSizes, rangesOf, type Sets, sizeOfSet } from "../plan/partition.ts";
import type { Plan } from "../plan/plan.ts";
import type { RunningStatistics } from "./moments.ts";

/** A technique with its parameters, on any shape. */
type Settings = Pick<Plan, "technique" | "params">;

/** Running statistics before any mini-batch: mean 0 and the technique's starting variance. Null where nothing is tracked. */
export function startOfRunning({ technique, params, shape }: Plan): RunningStatistics | null {
  const tracked = technique.tracked?.(params);
  if (!tracked) return null;
  const start = (value: number) => new Float64Array(shape[1]).fill(value);
  return { mean: start(0), variance: tracked.variance === "none" ? null : start(tracked.startVariance) };
}

/** Running statistics with single entries replaced by those that a person sets. */
export function withOverrides(
  { mean, variance }: RunningStatistics,
  { technique, params }: Settings,
): RunningStatistics {
  return {
    mean: overridden(mean, valueFor(technique.controls, params, "running mean")),
    variance: variance && overridden(variance, valueFor(technique.controls, params, "running variance")),
  };
}

function overridden(values: Float64Array, wish: ParamValue | undefined): Float64Array {
  const changed = values.slice();
  for (const [index, value] of Object.entries((wish as Entries | undefined)?.at ?? {})) {
    if (Number(index) < changed.length) changed[Number(index)] = value;
  }
  return changed;
}

/**
 * The weight of mini-batch k, from 1 on, in the running statistics. As in PyTorch, whose `momentum=None` makes it
 * 1 / num_batches_tracked: the plain average of all so far.
 */
export function momentumOf({ technique, params }: Settings, k: number): number {
  return isCumulative({ technique, params }) ? 1 / k : (valueFor(technique.controls, params, "momentum") as number);
}

/** Whether running statistics are the plain average of all mini-batches, not a moving one. */
export function isCumulative({ technique, params }: Settings): boolean {
  return valueFor(technique.controls, params, "averaging") === "cumulative";
}

/** How many mini-batches the running statistics are collected from. */
export function batchesOf({ technique, params }: Settings): number {
  return valueFor(technique.controls, params, "batches") as number;
}

/**
 * How many mini-batches it takes until a share of the running statistics comes from them: the least k with
 * 1 − (1 − momentum)ᵏ ≥ share. Infinite at momentum 0.
 */
export function batchesUntil(share: number, momentum: number): number {
  if (momentum === 0) return Infinity;
  if (momentum === 1) return 1;
  return Math.ceil(Math.log(1 - share) / Math.log(1 - momentum));
}

/**
 * Running statistics after mini-batch k, from 1 on; the same object where its sets of one value have no unbiased variance:
 * then nothing can be collected, and the start stays.
 */
export function afterBatch(
  plan: Plan,
  moments: readonly Moments[],
  running: RunningStatistics,
  k: number,
): RunningStatistics {
  const next = updateRunning(plan, moments, running, momentumOf(plan, k));
  return running.variance && !next.variance ? running : next;
}

/**
 * Running statistics after one more mini-batch in training: new = (1 − momentum)·old + momentum·batch.
 * Sets of several samples of a channel are averaged over the samples, or update one after the other where they are
 * virtual batches. The variance is null once a set has one value and the technique corrects by m/(m − 1), which does not
 * exist then.
 * @param plan of the training mode
 * @param momentum the weight of the new value, as in PyTorch; where the average is the plain one and the mini-batch
 * has several virtual batches, of all of them together
 */
export function updateRunning(
  plan: Plan,
  moments: readonly Moments[],
  old: RunningStatistics,
  momentum: number,
): RunningStatistics {
  const feeding = feedingSource(plan);
  const updates = feeding.sets.count / feeding.perUpdate;
  let { mean, variance } = old;
  for (let update = 0; update < updates; update++) {
    const weight = isCumulative(plan) ? 1 / ((1 / momentum - 1) * updates + update + 1) : momentum;
    const move = (from: Float64Array, to: Float64Array) =>
      from.map((value, c) => (1 - weight) * value + weight * to[c]);
    const entering = entersWith(plan, moments, feeding, update);
    mean = move(mean, entering.mean);
    variance = variance && entering.variance ? move(variance, entering.variance) : null;
  }
  return { mean, variance };
}

/**
 * The variance that training normalizes with, and the unbiased one: null where sets of one value have none, and where the
 * former is corrected plane by plane already.
 */
export interface BatchStatistics {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly unbiased: Float64Array | null;
}

/** A mini-batch's own statistics, one pair per channel: averaged over the samples or virtual batches that have their own. */
export function batchStatistics(plan: Plan, moments: readonly Moments[]): BatchStatistics {
  const { source, sets } = feedingSource(plan);
  const whole = { source, sets, perUpdate: sets.count };
  const { mean, variance } = averaged(plan, moments, whole, 0, () => 1);
  const exists = extentOfSizes(sets)[0] > 1 && !plan.sources[source].planes;
  return { mean, variance, unbiased: exists ? averaged(plan, moments, whole, 0, besselOf).variance : null };
}

/** The source that feeds the running statistics, and how many of its sets make one update. */
interface Feeding {
  readonly source: number;
  readonly sets: Sets;
  readonly perUpdate: number;
}

function feedingSource({ technique, params, sources, shape }: Plan): Feeding {
  const tracked = technique.tracked?.(params);
  const source = sources.findIndex(({ name }) => name === tracked?.source);
  const { sets } = sources[source];
  return { source, sets, perUpdate: tracked?.perVirtualBatch ? shape[1] : sets.count };
}

/** What one update brings in; its variance is null where it would be unbiased and sets have one value. */
function entersWith(plan: Plan, moments: readonly Moments[], feeding: Feeding, update: number): RunningStatistics {
  const unbiased = plan.technique.tracked?.(plan.params)?.variance === "unbiased";
  const statistics = averaged(plan, moments, feeding, update, unbiased ? besselOf : () => 1);
  const exists = !unbiased || sizeOfSet(feeding.sets, update * feeding.perUpdate) > 1;
  return exists ? statistics : { ...statistics, variance: null };
}

/** Bessel's correction: how many times the population's variance of m values the unbiased one is. */
const besselOf = (m: number) => m / (m - 1);

/** One update's means and corrected variances, averaged over its sets of each channel. */
function averaged(
  { shape: [, C] }: Plan,
  moments: readonly Moments[],
  { source, sets, perUpdate }: Feeding,
  update: number,
  correction: (m: number) => number,
) {
  const { mean: means, variance: variances } = moments[source];
  const mean = new Float64Array(C);
  const variance = new Float64Array(C);
  for (let set = update * perUpdate; set < (update + 1) * perUpdate; set++) {
    const channel = rangesOf(sets, set)[1][0];
    mean[channel] += (means[set] * C) / perUpdate;
    variance[channel] += (variances[set] * correction(sizeOfSet(sets, set)) * C) / perUpdate;
  }
  return { mean, variance };
}
