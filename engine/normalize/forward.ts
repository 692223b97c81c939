import type { Lines, Moments } from "../arithmetic/contract.ts";
import { arithmetic } from "../arithmetic/current.ts";
import { finiteOrZero } from "../arithmetic/finite.ts";
import { scaleAndShift } from "../arithmetic/scaleAndShift.ts";
import { cut } from "../plan/partition.ts";
import { isPlain, type JointPlaces, jointPlaces, type Plan, sharesIn } from "../plan/plan.ts";
import type { Values } from "../plan/shape.ts";
import { inverseOf } from "./divisor.ts";
import { momentsOf, type Reading, type RunningStatistics } from "./moments.ts";
import { applyStage } from "./stage.ts";

/** A term's blended mean and what it multiplies by, in every joint set. */
export interface TermLines {
  /** Per joint set. */
  readonly share: Float64Array;
  readonly mean: Float64Array;
  /** Null where the term is not divided. */
  readonly variance: Float64Array | null;
  /** 1/√(v + ε), or what else the plan divides by; 1 where the term is not divided. */
  readonly inverse: Float64Array;
}

/** What every term makes of the sources' moments, in all joint sets. */
export function termLines(plan: Plan, moments: readonly Moments[], places: JointPlaces): TermLines[] {
  const { count } = plan.joint;
  return plan.terms.map((term) => {
    const variance = term.variance && blendedEverywhere(term.variance, moments, "variance", places, count);
    const inverse = variance?.map((v) => inverseOf(plan, v)) ?? new Float64Array(count).fill(1);
    const mean = blendedEverywhere(term.mean, moments, "mean", places, count);
    return { share: sharesIn(plan, term, places), mean, variance, inverse };
  });
}

/** The line of every joint set, from the moments of the sources. */
export function linesOf(plan: Plan, moments: readonly Moments[]): Lines {
  if (isPlain(plan)) return plainLines(plan, moments[0]);
  const places = jointPlaces(plan);
  return foldedLines(plan, termLines(plan, moments, places));
}

/** Where one term over one source makes x̂, joint sets are that source's own. */
function plainLines(plan: Plan, { mean, variance }: Moments): Lines {
  const slope = plan.terms[0].variance
    ? variance.map((v) => inverseOf(plan, v))
    : new Float64Array(mean.length).fill(1);
  return { slope, centre: mean, offset: new Float64Array(mean.length) };
}

/**
 * The terms folded into one line for every joint set. It is centred on the mean of the term that counts most
 * (largest share/σ), so that blending terms of very different scale costs that term no digits.
 * @param centres the terms whose means it may be centred on
 */
export function foldedLines(plan: Plan, terms: readonly TermLines[], centres: readonly TermLines[] = terms): Lines {
  const { count } = plan.joint;
  const slope = new Float64Array(count);
  const centre = new Float64Array(count);
  const offset = new Float64Array(count);
  const largest = new Float64Array(count).fill(-1);
  const scales = terms.map(({ share, inverse }) => inverse.map((each, j) => share[j] * each));
  terms.forEach((term, t) => {
    const { mean } = term;
    const mayCentre = centres.includes(term);
    for (let j = 0; j < count; j++) {
      const scale = scales[t][j];
      slope[j] += scale;
      if (!mayCentre || Math.abs(scale) <= largest[j]) continue;
      largest[j] = Math.abs(scale);
      // A mean that is no number makes its own term none: the others have their gradients about another centre.
      centre[j] = terms.length === 1 ? mean[j] : finiteOrZero(mean[j]);
    }
  });
  if (terms.length === 1) return { slope, centre, offset };
  terms.forEach(({ mean }, t) => {
    for (let j = 0; j < count; j++) {
      if (mean[j] !== centre[j]) offset[j] += scales[t][j] * (centre[j] - mean[j]);
    }
  });
  return { slope, centre, offset };
}

/** Σ weightₖ · momentₖ in all joint sets. A source of weight 0 takes no part, whatever its moment is. */
function blendedEverywhere(
  weights: readonly number[],
  moments: readonly Moments[],
  moment: "mean" | "variance",
  { set }: JointPlaces,
  count: number,
): Float64Array {
  const blended = new Float64Array(count);
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k];
    if (weight === 0) continue;
    const values = moments[k][moment];
    const at = set[k];
    for (let j = 0; j < count; j++) blended[j] += weight * values[at[j]];
  }
  return blended;
}

/**
 * y for every cell: γ x̂ + β, and what stands before or after it.
 * @param out where y is written, of the tensor's size; float32 for the product, float64 for references
 */
export function forward(plan: Plan, moments: readonly Moments[], x: Values, out: Values): Values {
  return applyStage(plan, linear(plan, moments, x, out));
}

const knownBare = new WeakMap<Plan, Plan>();

/** A plan as far as x̂: without scale, shift and what is elementwise. The same plan at every call. */
export function normalizedOnly(plan: Plan): Plan {
  const known = knownBare.get(plan);
  if (known) return known;
  const affine = { sets: cut(plan.shape, {}), scale: { all: 1 }, shift: { all: 0 } };
  const bare: Plan = { ...plan, affine, stage: null };
  knownBare.set(plan, bare);
  return bare;
}

/** A plan as far as its stage, or all of it: what is a line of x in every joint set. */
export function linearPart(plan: Plan): Plan {
  return plan.stage?.takes === "normalized" ? normalizedOnly(plan) : plan;
}

/** What the plan's stage takes, or y where there is none, for every cell. */
export function linear(whole: Plan, moments: readonly Moments[], x: Values, out: Values): Values {
  const plan = linearPart(whole);
  const program = arithmetic().program(plan);
  if (program?.apply(moments, x, out)) return out;
  return arithmetic().apply(x, out, plan.joint, linesOf(plan, moments), scaleAndShift(plan));
}

/**
 * Statistics and y of a tensor that was not read before, in one go.
 * @param out as in `forward`
 * @param running as in `momentsOf`
 * @returns the statistics of the sources, which may be asked for until the next call
 */
export function normalize(plan: Plan, reading: Reading, out: Values, running?: RunningStatistics): () => Moments[] {
  const evaluates = plan.sources.some((source) => source.running);
  const program = evaluates ? null : arithmetic().program(linearPart(plan));
  if (program?.run(reading.x, out)) {
    applyStage(plan, out);
    return () => program.moments();
  }
  const moments = momentsOf(plan, reading, running);
  forward(plan, moments, reading.x, out);
  return () => moments;
}
