import type { Moments } from "../arithmetic/contract.ts";
import { offsetsOf } from "../plan/partition.ts";
import type { Plan } from "../plan/plan.ts";
import { roomLike } from "../plan/shape.ts";
import { forward, linesOf, normalizedOnly } from "./forward.ts";
import { planeMoments, type Reading, sourceMoments } from "./moments.ts";

/** Mean and variance of x̂ over the sets of one source, as measured. */
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
export function outcomesOf(plan: Plan, moments: readonly Moments[], reading: Reading): Outcome[] {
  const normalized = readingOfNormalized(plan, moments, reading);
  return plan.sources.map((source) => {
    const measured = sourceMoments({ ...source, centred: true, square: "mean", planes: undefined }, normalized);
    return {
      name: source.name,
      sets: source.sets.count,
      mean: rangeOf(measured.mean),
      variance: rangeOf(measured.variance),
      moments: measured,
    };
  });
}

/** x̂ to be measured. Where each of its planes is a line of one of x, so are their moments, and no cell is read. */
function readingOfNormalized(plan: Plan, moments: readonly Moments[], reading: Reading): Reading {
  const { x, shape } = reading;
  if (plan.joint.planar) {
    const offsets = offsetsOf(plan.joint);
    const { slope, centre, offset } = linesOf(plan, moments);
    const { mean, squares } = planeMoments(reading);
    const joint = mean.map((_, plane) => offsets[0][Math.floor(plane / shape[1])] + offsets[1][plane % shape[1]]);
    const planes = {
      mean: mean.map((mu, plane) => (mu - centre[joint[plane]]) * slope[joint[plane]] + offset[joint[plane]]),
      squares: squares.map((square, plane) => square * slope[joint[plane]] ** 2),
    };
    return { x, shape, planes };
  }
  return { x: forward(normalizedOnly(plan), moments, x, roomLike(x)), shape };
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
