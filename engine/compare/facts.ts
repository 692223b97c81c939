import { forward } from "../forward.ts";
import { momentsOf, type Reading, type RunningStatistics } from "../moments.ts";
import type { Plan } from "../plan.ts";
import type { Values } from "../shape.ts";
import { type Effect, effectsOf } from "./effects.ts";

/** What is measured of a column on the tensor itself. */
export interface Facts {
  /** Mean and biased variance of all finite values of the output. */
  readonly mean: number;
  readonly variance: number;
  readonly effects: readonly Effect[];
  /** Milliseconds for statistics and output from the bare tensor: the median of some runs. */
  readonly time: number;
}

/** A measurement goes on until it has lasted so long, in milliseconds, or has been repeated so often. */
const LONG_ENOUGH = 8;
const OFTEN_ENOUGH = 25;

/**
 * Measures a column.
 * @param now a clock in milliseconds
 */
export function factsOf(
  plan: Plan,
  reading: Reading,
  y: Values,
  running: RunningStatistics | undefined,
  now: () => number,
): Facts {
  return {
    ...spreadOf(y),
    effects: effectsOf(plan, reading, running),
    time: timed(plan, reading, running, now),
  };
}

function spreadOf(y: Values): { mean: number; variance: number } {
  let sum = 0;
  let finite = 0;
  for (let i = 0; i < y.length; i++) {
    if (y[i] - y[i] !== 0) continue;
    sum += y[i];
    finite++;
  }
  const mean = sum / finite;
  let squares = 0;
  for (let i = 0; i < y.length; i++) {
    const d = y[i] - mean;
    if (d - d === 0) squares += d * d;
  }
  return { mean, variance: squares / finite };
}

function timed(plan: Plan, { x, shape }: Reading, running: RunningStatistics | undefined, now: () => number): number {
  const out = new Float32Array(x.length);
  const times: number[] = [];
  const began = now();
  while (times.length === 0 || (now() - began < LONG_ENOUGH && times.length < OFTEN_ENOUGH)) {
    const start = now();
    forward(plan, momentsOf(plan, { x, shape }, running), x, out);
    times.push(now() - start);
  }
  return times.sort((p, q) => p - q)[times.length >> 1];
}
