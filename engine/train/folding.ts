import { convolve } from "../normalize/convolution.ts";
import { inverseOf } from "../normalize/divisor.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf, type Reading, type RunningStatistics } from "../normalize/moments.ts";
import { type Entries, entryOf } from "../plan/controls.ts";
import { type Plan, sourceOf } from "../plan/plan.ts";
import { roomLike, sizeOf, type Tensor, type Values } from "../plan/shape.ts";
import { largestDifference } from "../values/largestDifference.ts";

/** A convolution that does what a convolution and an evaluating normalization after it do. */
export interface Folded {
  /** O×I×kH×kW. */
  readonly weight: Tensor;
  /** One entry per output channel. */
  readonly bias: Tensor;
}

/**
 * By how much the folded convolution's output differs from that of convolution and normalization, at most. All of it is
 * rounded as x and w are: to float32 or to float64.
 * @param plan of the evaluation mode, for the output of the convolution, which keeps rows and columns
 */
export function foldingError(plan: Plan, running: RunningStatistics, x: Reading, w: Reading): number {
  const [, O, H, W] = plan.shape;
  const after = (weight: Values) => {
    const t = roomLike(x.x, sizeOf(plan.shape));
    t.set(convolve(x.x, x.shape, weight, w.shape, "same"));
    return t;
  };
  const t = after(w.x);
  const y = forward(plan, momentsOf(plan, { x: t, shape: plan.shape }, running), t, roomLike(t));
  const { weight, bias } = fold(plan, running, w.x);
  const folded = after(weight);
  for (let i = 0; i < folded.length; i++) folded[i] += bias[Math.floor(i / (H * W)) % O];
  return largestDifference(y, folded);
}

/** Whether a plan in evaluation is a line per channel, so that the convolution before it can take it in. */
export function folds(plan: Plan): boolean {
  const { sources } = plan;
  return (
    sources.length > 0 && sources.every(({ running }) => running) && plan.terms.length === 1 && plan.stage === null
  );
}

/**
 * w′ = w·γ/√(σ̄² + ε) and b′ = β − γ·μ̄/√(σ̄² + ε), per output channel (Jacob et al. 2018, arXiv 1712.05877, section 3.2).
 * @param plan of the evaluation mode, for the convolution's output
 * @throws RangeError where the plan is no line per channel
 */
export function fold(plan: Plan, { mean, variance }: RunningStatistics, w: Values): Folded {
  const [, O] = plan.shape;
  if (!folds(plan) || sourceOf(plan, 0) === null)
    throw new RangeError(
      `${plan.technique.name} cannot be folded with these parameters: only running statistics make it a line per channel. Use evaluation.`,
    );
  const divides = plan.terms[0].variance !== null;
  const weight = roomLike(w);
  const bias = roomLike(w, O);
  const size = w.length / O;
  const entry = (entries: Entries, o: number) => entryOf(entries, plan.affine.sets.count === 1 ? 0 : o);
  for (let o = 0; o < O; o++) {
    const slope = entry(plan.affine.scale, o) * (divides ? inverseOf(plan, variance?.[o] ?? 0) : 1);
    for (let i = o * size; i < (o + 1) * size; i++) weight[i] = w[i] * slope;
    bias[o] = entry(plan.affine.shift, o) - slope * mean[o];
  }
  return { weight, bias };
}
