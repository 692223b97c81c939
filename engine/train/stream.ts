import type { Moments } from "../arithmetic/contract.ts";
import type { RunningStatistics } from "../normalize/moments.ts";
import { afterBatch, type BatchStatistics, batchStatistics, startOfRunning } from "../normalize/running.ts";
import type { Plan } from "../plan/plan.ts";

/** One step of training as far as running statistics see it. */
export interface StreamStep {
  /** The mini-batch's own statistics, one pair per channel. */
  readonly batch: BatchStatistics;
  /** The running statistics after it. */
  readonly running: RunningStatistics;
}

/** Training as a stream of mini-batches: step k, from 1 on, is `steps[k − 1]`. */
export interface Stream {
  readonly start: RunningStatistics;
  readonly steps: readonly StreamStep[];
}

/** A stream before its first mini-batch; null where nothing is tracked. */
export function startOfStream(plan: Plan): Stream | null {
  const start = startOfRunning(plan);
  return start && { start, steps: [] };
}

/** The running statistics after k mini-batches of a stream, or after all where it has fewer. */
export function runningAfter({ start, steps }: Stream, k: number): RunningStatistics {
  return steps.slice(0, k).at(-1)?.running ?? start;
}

/**
 * The stream after one more mini-batch.
 * @param plan of the training mode
 * @param moments of the mini-batch
 */
export function nextInStream(plan: Plan, { start, steps }: Stream, moments: readonly Moments[]): Stream {
  const before = steps.at(-1)?.running ?? start;
  const step = {
    batch: batchStatistics(plan, moments),
    running: afterBatch(plan, moments, before, steps.length + 1),
  };
  return { start, steps: [...steps, step] };
}
