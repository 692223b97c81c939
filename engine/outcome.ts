import { forward } from "./forward.ts";
import { type Moments, type Reading, sourceMoments } from "./moments.ts";
import { cut } from "./partition.ts";
import type { Plan } from "./plan.ts";

/** What x̂ comes out with over the sets of one source: measured, not what its statistics were meant to give. */
export interface Outcome {
  readonly name: string;
  /** How many sets there are, and the smallest and largest mean and variance among them; NaN where none is finite. */
  readonly sets: number;
  readonly mean: readonly [least: number, most: number];
  readonly variance: readonly [least: number, most: number];
  readonly moments: Moments;
}

/**
 * Mean and biased variance of x̂, before γ and β, over the sets of every source. Evaluation is measured over the same
 * sets as training.
 */
export function outcomesOf(plan: Plan, moments: readonly Moments[], { x, shape }: Reading): Outcome[] {
  const bare: Plan = {
    ...plan,
    affine: { sets: cut(shape, {}), scale: Float64Array.of(1), shift: Float64Array.of(0) },
  };
  const reading: Reading = { x: forward(bare, moments, x, new Float32Array(x.length)), shape };
  return plan.sources.map((source) => {
    const measured = sourceMoments({ ...source, centred: true, square: "mean", planes: undefined }, reading);
    return {
      name: source.name,
      sets: source.sets.count,
      mean: rangeOf(measured.mean),
      variance: rangeOf(measured.variance),
      moments: measured,
    };
  });
}

/** Whether every set of a source came out standardized, as far as ε and three digits let one say. */
export function isStandardized({ mean, variance }: Pick<Outcome, "mean" | "variance">): boolean {
  return Math.max(...mean.map(Math.abs)) < 0.005 && Math.max(...variance.map((v) => Math.abs(v - 1))) < 0.005;
}

function rangeOf(values: Float64Array): [number, number] {
  let least = NaN;
  let most = NaN;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (!(value >= least)) least = value;
    if (!(value <= most)) most = value;
  }
  return [least, most];
}
