import { blendedTerms, eachCell, linesOf } from "./forward.ts";
import { type Moments, planeMoments, type Reading } from "./moments.ts";
import { rangesOf, sizeOfSet } from "./partition.ts";
import { type JointPlaces, jointPlaces, type Plan } from "./plan.ts";
import type { Values } from "./shape.ts";

/** Gradients of L = Σ dy·y: dx in the tensor's shape, the parameters' by the name of their control. */
export interface Gradients {
  readonly dx: Values;
  readonly params: Readonly<Record<string, Float64Array>>;
}

/** Per joint set: Σ g and Σ g·(x − centre), with g = dy·γ. All that the moments' gradients need of the tensor. */
interface Sums {
  readonly g: Float64Array;
  readonly gx: Float64Array;
}

/**
 * The backward pass of every technique: the direct path, then the gradients of the moments gathered per set and
 * given back to the set's cells (nothing through running statistics), and those of γ, β and of the blend.
 * @param dy ∂L/∂y, of the tensor's shape
 * @param out where dx is written
 */
export function backward(
  plan: Plan,
  moments: readonly Moments[],
  reading: Reading,
  dy: Values,
  out: Values,
): Gradients {
  const places = jointPlaces(plan);
  const { slope, centre, offset } = linesOf(plan, moments, places);
  const { joint, affine } = plan;
  const { x } = reading;
  const sums: Sums = { g: new Float64Array(joint.count), gx: new Float64Array(joint.count) };
  const dscale = new Float64Array(affine.sets.count);
  const dshift = new Float64Array(affine.sets.count);
  eachCell(joint, affine.sets, (i, j, a) => {
    const d = x[i] - centre[j];
    const g = dy[i] * affine.scale[a];
    sums.g[j] += g;
    sums.gx[j] += g * d;
    dscale[a] += dy[i] * (d * slope[j] + offset[j]);
    dshift[a] += dy[i];
  });
  const { shares, mean, variance, toMean, toVariance } = momentGradients(plan, moments, places, sums, centre);
  const { perCell, constant } = givenBack(plan, moments, places, reading, toMean, toVariance, centre);
  eachCell(joint, affine.sets, (i, j, a) => {
    out[i] = dy[i] * affine.scale[a] * slope[j] + perCell[j] * (x[i] - centre[j]) + constant[j];
  });
  return {
    dx: out,
    params: {
      ...(affine.scaleName && { [affine.scaleName]: dscale }),
      ...(affine.shiftName && { [affine.shiftName]: dshift }),
      ...plan.technique.blendGradients?.({ shares, mean, variance }, plan.params),
    },
  };
}

/** Gradients of shares and weights, and of every source's μ and v (one entry per set). */
function momentGradients(
  plan: Plan,
  moments: readonly Moments[],
  places: JointPlaces,
  sums: Sums,
  centre: Float64Array,
) {
  const { joint, sources, terms } = plan;
  const perSet = () => sources.map(({ sets }) => new Float64Array(sets.count));
  const toMean = perSet();
  const toVariance = perSet();
  const shares = terms.map(() => new Float64Array(plan.shape[1]));
  const mean = terms.map(() => sources.map(() => 0));
  const variance = terms.map(() => sources.map(() => 0));
  for (let j = 0; j < joint.count; j++) {
    const channel = places.channel[j];
    blendedTerms(plan, moments, places, j).forEach((blended, t) => {
      const { share, inverse } = blended;
      const gx = sums.gx[j] + (centre[j] - blended.mean) * sums.g[j];
      const dMean = -share * inverse * sums.g[j];
      const dVariance = terms[t].variance ? -0.5 * share * inverse ** 3 * gx : 0;
      shares[t][channel] += gx * inverse;
      sources.forEach((_, k) => {
        const set = places.set[k][j];
        mean[t][k] += dMean * moments[k].mean[set];
        variance[t][k] += dVariance * moments[k].variance[set];
        toMean[k][set] += dMean * terms[t].mean[k];
        toVariance[k][set] += dVariance * (terms[t].variance?.[k] ?? 0);
      });
    });
  }
  return { shares, mean, variance, toMean, toVariance };
}

/** What the moments give back to each cell of a joint set: perCell · (x − centre) + constant. */
function givenBack(
  plan: Plan,
  moments: readonly Moments[],
  places: JointPlaces,
  reading: Reading,
  toMean: readonly Float64Array[],
  toVariance: readonly Float64Array[],
  centre: Float64Array,
) {
  const { joint, sources, shape } = plan;
  const perCell = new Float64Array(joint.count);
  const constant = new Float64Array(joint.count);
  sources.forEach(({ running, centred = true, square = "mean", planes, sets }, k) => {
    if (running) return;
    // Squares within planes count more than those between planes where each plane is divided by H·W − 1.
    const within = planes === "unbiased" ? 1 / (1 - 1 / (shape[2] * shape[3])) : 1;
    for (let j = 0; j < joint.count; j++) {
      const set = places.set[k][j];
      const m = sizeOfSet(sets, set);
      const dSquare = (2 * toVariance[k][set]) / (square === "mean" ? m : 1);
      perCell[j] += dSquare * within;
      if (!centred) {
        constant[j] += dSquare * centre[j];
        continue;
      }
      const mu = moments[k].mean[set];
      constant[j] += toMean[k][set] / m + dSquare * within * (centre[j] - mu);
      if (within !== 1) constant[j] += dSquare * (1 - within) * (planeMeanOf(plan, reading, j) - mu);
    }
  });
  return { perCell, constant };
}

function planeMeanOf({ joint, shape }: Plan, reading: Reading, j: number): number {
  const [[n], [c]] = rangesOf(joint, j);
  return planeMoments(reading).mean[n * shape[1] + c];
}
