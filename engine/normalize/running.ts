import type { Moments } from "../arithmetic/contract.ts";
import { type Entries, type ParamValue, valueFor } from "../plan/controls.ts";
import { rangesOf, sizeOfSet } from "../plan/partition.ts";
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
  const tracked = plan.technique.tracked?.(plan.params);
  const k = plan.sources.findIndex((source) => source.name === tracked?.source);
  const { sets } = plan.sources[k];
  const C = plan.shape[1];
  const perUpdate = tracked?.perVirtualBatch ? C : sets.count;
  const updates = sets.count / perUpdate;
  let { mean, variance } = old;
  for (let first = 0; first < sets.count; first += perUpdate) {
    const weight = isCumulative(plan) ? 1 / ((1 / momentum - 1) * updates + first / perUpdate + 1) : momentum;
    const move = (from: Float64Array, to: Float64Array) =>
      from.map((value, c) => (1 - weight) * value + weight * to[c]);
    const batchMean = new Float64Array(C);
    const batchVariance = new Float64Array(C);
    for (let set = first; set < first + perUpdate; set++) {
      const channel = rangesOf(sets, set)[1][0];
      const m = sizeOfSet(sets, set);
      const correction = tracked?.variance === "unbiased" ? m / (m - 1) : 1;
      batchMean[channel] += (moments[k].mean[set] * C) / perUpdate;
      batchVariance[channel] += (moments[k].variance[set] * correction * C) / perUpdate;
    }
    const exists = tracked?.variance !== "unbiased" || sizeOfSet(sets, first) > 1;
    mean = move(mean, batchMean);
    variance = variance && exists ? move(variance, batchVariance) : null;
  }
  return { mean, variance };
}
