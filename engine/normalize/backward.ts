import type { AffineGradients, BackwardSums, GivenBack, Lines, Moments } from "../arithmetic/contract.ts";
import { arithmetic } from "../arithmetic/current.ts";
import { scaleAndShift } from "../arithmetic/scaleAndShift.ts";
import { rangesOf, sizeOfSet } from "../plan/partition.ts";
import { type JointPlaces, jointPlaces, type Plan, squaresDividedBy } from "../plan/plan.ts";
import { roomLike, type Values } from "../plan/shape.ts";
import { inverseSlopeOf } from "./divisorSlope.ts";
import { foldedLines, linear, linearPart, type TermLines, termLines } from "./forward.ts";
import { planeMoments, type Reading } from "./moments.ts";
import { stageBackward } from "./stage.ts";

/** Gradients of L = Σ dy·y: dx in the tensor's shape, the parameters' by the name of their control. */
export interface Gradients {
  readonly dx: Values;
  /** May be asked for until the next call. */
  params(): Readonly<Record<string, Float64Array>>;
}

/** Which statistics give their gradient back to the cells: all, the means alone, or none, as if they were given numbers. */
export type Through = "all" | "means" | "none";

/**
 * The backward pass of every technique: through what is elementwise, then the direct path, then the gradients of the moments gathered per set and
 * given back to the set's cells (nothing through running statistics), and those of γ, β and of the blend.
 * @param dy ∂L/∂y, of the tensor's shape
 * @param out where dx is written
 * @param through anything but "all" leaves a part of dx out; the parameters' gradients are the same
 */
export function backward(
  plan: Plan,
  moments: readonly Moments[],
  reading: Reading,
  dy: Values,
  out: Values,
  through: Through = "all",
): Gradients {
  if (!plan.stage) return linearBackward(plan, moments, reading, dy, out, through);
  const taken = linear(plan, moments, reading.x, roomLike(out));
  const ofStage = stageBackward(plan, taken, dy);
  const { dx, params } = linearBackward(linearPart(plan), moments, reading, taken, out, through);
  return { dx, params: () => ({ ...params(), ...ofStage }) };
}

/** The backward pass of γ x̂ + β. */
function linearBackward(
  plan: Plan,
  moments: readonly Moments[],
  reading: Reading,
  dy: Values,
  out: Values,
  through: Through,
): Gradients {
  const gradients = through === "all" && arithmetic().program(plan)?.backward(moments, reading.x, dy, out);
  if (gradients && !plan.technique.blendGradients) return { dx: out, params: () => byName(plan, gradients()) };
  const places = jointPlaces(plan);
  const terms = termLines(plan, moments, places);
  // Cells are taken about a mean of their own where there is one: a running mean has no part in dx.
  const ofOwn = terms.filter((_, t) => plan.sources.some((_, k) => gives(plan, k, "mean", t)));
  const lines = foldedLines(plan, terms, ofOwn.length > 0 ? ofOwn : terms);
  const { joint } = plan;
  const affine = scaleAndShift(plan);
  const { x } = reading;
  const sums = arithmetic().backwardSums(x, dy, joint, lines, affine);
  const { shares, mean, variance, toMean, toVariance } = momentGradients(plan, moments, terms, places, sums, lines);
  const back = giveBack(plan, moments, places, reading, toMean, toVariance, lines, through);
  arithmetic().applyBackward(x, dy, out, joint, lines, affine, back);
  const blend = plan.technique.blendGradients?.({ shares, mean, variance }, plan.params);
  return { dx: out, params: () => ({ ...byName(plan, sums), ...blend }) };
}

function byName({ affine }: Plan, { scale, shift }: AffineGradients): Record<string, Float64Array> {
  return {
    ...(affine.scaleName && { [affine.scaleName]: scale }),
    ...(affine.shiftName && { [affine.shiftName]: shift }),
  };
}

/** Gradients of shares and weights, and of every source's μ and v (one entry per set). */
function momentGradients(
  plan: Plan,
  moments: readonly Moments[],
  lines: readonly TermLines[],
  { channel, set }: JointPlaces,
  { g, gx }: BackwardSums,
  { centre }: Lines,
) {
  const { joint, sources, terms } = plan;
  const perSet = () => sources.map(({ sets }) => new Float64Array(sets.count));
  const toMean = perSet();
  const toVariance = perSet();
  const shares = terms.map(() => new Float64Array(plan.shape[1]));
  const mean = terms.map(() => sources.map(() => 0));
  const variance = terms.map(() => sources.map(() => 0));
  const dMean = new Float64Array(joint.count);
  const dVariance = new Float64Array(joint.count);
  terms.forEach((term, t) => {
    const { share, mean: mu, variance: v, inverse } = lines[t];
    const toShare = shares[t];
    for (let j = 0; j < joint.count; j++) {
      const s = share[j];
      const about = gx[j] + (centre[j] - mu[j]) * g[j];
      dMean[j] = -s * inverse[j] * g[j];
      if (v) dVariance[j] = s * inverseSlopeOf(plan, v[j]) * about;
      toShare[channel[j]] += about * inverse[j];
    }
    sources.forEach((_, k) => {
      mean[t][k] = gather(dMean, moments[k].mean, set[k], term.mean[k], toMean[k]);
      if (term.variance)
        variance[t][k] = gather(dVariance, moments[k].variance, set[k], term.variance[k], toVariance[k]);
    });
  });
  return { shares, mean, variance, toMean, toVariance };
}

/**
 * Adds weight · gradient of every joint set to its source's set; the sum is the weight's own gradient.
 * To a source of weight 0 nothing is added, whatever the gradient is.
 */
function gather(
  gradients: Float64Array,
  moments: Float64Array,
  at: ArrayLike<number>,
  weight: number,
  to: Float64Array,
): number {
  let ofWeight = 0;
  for (let j = 0; j < gradients.length; j++) {
    ofWeight += gradients[j] * moments[at[j]];
    if (weight !== 0) to[at[j]] += gradients[j] * weight;
  }
  return ofWeight;
}

/** Whether a source gives a term's gradient back to the cells through its mean or variance; running statistics give nothing. */
function gives({ sources, terms }: Plan, k: number, moment: "mean" | "variance", t: number): boolean {
  return !sources[k].running && !!terms[t][moment]?.[k];
}

/** Whether cells get a gradient back through a moment: not where there is none, nor where all of it is running statistics. */
export function goesThrough(plan: Plan, moment: "mean" | "variance"): boolean {
  return plan.sources.some(
    ({ centred = true }, k) =>
      (moment === "variance" || centred) && plan.terms.some((_, t) => gives(plan, k, moment, t)),
  );
}

/** What the moments give back to each cell of a joint set. What has no part in the formula is not multiplied by 0: it may be NaN. */
function giveBack(
  plan: Plan,
  moments: readonly Moments[],
  places: JointPlaces,
  reading: Reading,
  toMean: readonly Float64Array[],
  toVariance: readonly Float64Array[],
  { centre }: Lines,
  through: Through,
): GivenBack {
  const { joint, sources, shape, terms } = plan;
  const giving = (moment: "mean" | "variance", asked: boolean) =>
    sources.map((_, k) => asked && terms.some((_, t) => gives(plan, k, moment, t)));
  const throughMean = giving("mean", through !== "none");
  const throughSquares = giving("variance", through === "all");
  const perCell = throughSquares.includes(true) ? new Float64Array(joint.count) : null;
  const constant = new Float64Array(joint.count);
  sources.forEach((source, k) => {
    const { centred = true, planes, sets } = source;
    // Squares within planes count more than those between planes where each plane is divided by H·W − 1.
    const within = planes === "unbiased" ? 1 / (1 - 1 / (shape[2] * shape[3])) : 1;
    const at = places.set[k];
    const { mean } = moments[k];
    for (let j = 0; j < joint.count; j++) {
      const set = at[j];
      const m = sizeOfSet(sets, set);
      if (centred && throughMean[k]) constant[j] += toMean[k][set] / m;
      if (!perCell || !throughSquares[k]) continue;
      const dSquare = (2 * toVariance[k][set]) / squaresDividedBy(source, m);
      perCell[j] += dSquare * within;
      constant[j] += dSquare * (centred ? within * (centre[j] - mean[set]) : centre[j]);
      if (centred && within !== 1) constant[j] += dSquare * (1 - within) * (planeMeanOf(plan, reading, j) - mean[set]);
    }
  });
  return { perCell, constant };
}

function planeMeanOf({ joint, shape }: Plan, reading: Reading, j: number): number {
  const [[n], [c]] = rangesOf(joint, j);
  return planeMoments(reading).mean[n * shape[1] + c];
}
