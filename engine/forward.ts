import type { Moments } from "./moments.ts";
import type { Sets } from "./partition.ts";
import { type JointPlaces, jointPlaces, type Plan } from "./plan.ts";
import type { Values } from "./shape.ts";
import type { Term } from "./technique.ts";

/** x̂ of every cell of a joint set is slope · (x − centre) + offset: all terms folded into one line. */
export interface Lines {
  readonly slope: Float64Array;
  readonly centre: Float64Array;
  readonly offset: Float64Array;
}

/** μ, v and 1/√(v + ε) of a term in one joint set, blended from the sources. */
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
    return {
      share: shareIn(term, places, j),
      mean: blend(term.mean, moments, "mean", places, j),
      variance: term.variance ? blend(term.variance, moments, "variance", places, j) : 1,
      inverse: inverseIn(term, plan.eps, moments, places, j),
    };
  });
}

/**
 * The line of every joint set, from the moments of the sources. It is centred on the mean of the term that counts most
 * (largest share/σ), so that blending terms of very different scale costs that term no digits.
 */
export function linesOf(plan: Plan, moments: readonly Moments[], places = jointPlaces(plan)): Lines {
  const { count } = plan.joint;
  const slope = new Float64Array(count);
  const centre = new Float64Array(count);
  const offset = new Float64Array(count);
  const scaleOf = (term: Term, j: number) => shareIn(term, places, j) * inverseIn(term, plan.eps, moments, places, j);
  for (let j = 0; j < count; j++) {
    let largest = -1;
    for (const term of plan.terms) {
      const scale = scaleOf(term, j);
      slope[j] += scale;
      if (Math.abs(scale) <= largest) continue;
      largest = Math.abs(scale);
      centre[j] = blend(term.mean, moments, "mean", places, j);
    }
    if (plan.terms.length === 1) continue;
    for (const term of plan.terms) {
      const mean = blend(term.mean, moments, "mean", places, j);
      if (mean !== centre[j]) offset[j] += scaleOf(term, j) * (centre[j] - mean);
    }
  }
  return { slope, centre, offset };
}

function inverseIn(term: Term, eps: number, moments: readonly Moments[], places: JointPlaces, j: number): number {
  return term.variance ? 1 / Math.sqrt(blend(term.variance, moments, "variance", places, j) + eps) : 1;
}

function shareIn({ share }: Term, { channel }: JointPlaces, j: number): number {
  return typeof share === "number" ? share : share[channel[j]];
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

/**
 * y = γ x̂ + β for every cell.
 * @param out where y is written, of the tensor's size; float32 for the product, float64 for references
 */
export function forward(plan: Plan, moments: readonly Moments[], x: Values, out: Values): Values {
  const { slope, centre, offset } = linesOf(plan, moments);
  const { joint, affine } = plan;
  const { scale, shift } = affine;
  if (joint.planar && affine.sets.planar) {
    eachPlane(joint, affine.sets, (start, end, j, a) => {
      const m = centre[j];
      const s = scale[a] * slope[j];
      const t = scale[a] * offset[j] + shift[a];
      for (let i = start; i < end; i++) out[i] = (x[i] - m) * s + t;
    });
  } else {
    eachCell(joint, affine.sets, (i, j, a) => {
      out[i] = ((x[i] - centre[j]) * slope[j] + offset[j]) * scale[a] + shift[a];
    });
  }
  return out;
}

/** Visits every H×W plane with the numbers of the two planar sets it lies in. */
function eachPlane(
  one: Sets,
  other: Sets,
  visit: (start: number, end: number, one: number, other: number) => void,
): void {
  const [N, C, H, W] = one.shape;
  let start = 0;
  for (let n = 0; n < N; n++)
    for (let c = 0; c < C; c++, start += H * W) {
      visit(start, start + H * W, one.offsets[0][n] + one.offsets[1][c], other.offsets[0][n] + other.offsets[1][c]);
    }
}

/** Visits every cell in memory order with the numbers of the two sets it lies in. */
export function eachCell(one: Sets, other: Sets, visit: (i: number, one: number, other: number) => void): void {
  const [N, C, H, W] = one.shape;
  let i = 0;
  for (let n = 0; n < N; n++)
    for (let c = 0; c < C; c++)
      for (let h = 0; h < H; h++) {
        const a = one.offsets[0][n] + one.offsets[1][c] + one.offsets[2][h];
        const b = other.offsets[0][n] + other.offsets[1][c] + other.offsets[2][h];
        for (let w = 0; w < W; w++) visit(i++, a + one.offsets[3][w], b + other.offsets[3][w]);
      }
}
