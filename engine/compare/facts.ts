import { arithmetic } from "../arithmetic/current.ts";
import { normalize } from "../normalize/forward.ts";
import type { Reading, RunningStatistics } from "../normalize/moments.ts";
import type { Plan } from "../plan/plan.ts";
import { type Shape, sizeOf, type Values } from "../plan/shape.ts";
import { type Effect, effectsOf } from "./effects.ts";

/** What is measured of a column on the tensor itself. */
export interface Facts {
  /** Mean and biased variance of all finite values of the output. */
  readonly mean: number;
  readonly variance: number;
  readonly effects: readonly Effect[];
}

const TIMED_FROM = 100_000;
/** A round goes on until it has lasted so long, in milliseconds: clocks of browsers are coarse. */
const LONG_ENOUGH = 8;
const ROUNDS = 5;

/** Measures a column, but for its time. */
export function factsOf(plan: Plan, reading: Reading, y: Values, running?: RunningStatistics): Facts {
  return { ...spreadOf(y), effects: effectsOf(plan, reading, running) };
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

/** Whether a time on a tensor of this shape says something of the technique: of fewer values it tells the cost of a call. */
export function isTimed(shape: Shape): boolean {
  return sizeOf(shape) >= TIMED_FROM;
}

/**
 * Nanoseconds per value for statistics and output from the bare tensor: the median of some rounds after a first one that
 * warms up, since short runs are compiled while they are repeated.
 * @param now a clock in milliseconds
 */
export function timeOf(
  plan: Plan,
  { x, shape }: Reading,
  running: RunningStatistics | undefined,
  now: () => number,
): number {
  const out = arithmetic().tensor(x.length);
  const round = () => {
    const began = now();
    let runs = 0;
    let lasted = 0;
    while (runs === 0 || lasted < LONG_ENOUGH) {
      normalize(plan, { x, shape }, out, running);
      runs++;
      lasted = now() - began;
    }
    return lasted / runs;
  };
  try {
    round();
    const rounds = Array.from({ length: ROUNDS }, round).sort((a, b) => a - b);
    return (rounds[(ROUNDS - 1) / 2] / x.length) * 1e6;
  } finally {
    arithmetic().release(out);
  }
}
