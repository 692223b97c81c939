import type { Moments } from "../arithmetic/contract.ts";
import { type JointPlaces, type Plan, shareIn } from "../plan/plan.ts";
import { inverseOf } from "./divisor.ts";

/** μ, v and 1/√(v + ε), or what else the plan divides by, of a term in one joint set, blended from the sources. */
export interface BlendedTerm {
  readonly share: number;
  readonly mean: number;
  /** 1 where the term is not divided. */
  readonly inverse: number;
  readonly variance: number;
}

/** What each term makes of the sources' moments in joint set j. */
export function blendedTerms(plan: Plan, moments: readonly Moments[], places: JointPlaces, j: number): BlendedTerm[] {
  return plan.terms.map((term) => {
    const variance = term.variance ? blend(term.variance, moments, "variance", places, j) : 1;
    return {
      share: shareIn(term, places.channel[j]),
      mean: blend(term.mean, moments, "mean", places, j),
      variance,
      inverse: term.variance ? inverseOf(plan, variance) : 1,
    };
  });
}

/** Σ weightₖ · momentₖ in joint set j. A source of weight 0 takes no part, whatever its moment is. */
function blend(
  weights: readonly number[],
  moments: readonly Moments[],
  moment: "mean" | "variance",
  { set }: JointPlaces,
  j: number,
): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) {
    if (weights[k] !== 0) sum += weights[k] * moments[k][moment][set[k][j]];
  }
  return sum;
}
