import type { Moments } from "../arithmetic/contract.ts";
import type { StepTensor } from "../explain/steps.ts";
import { eachCell } from "../plan/partition.ts";
import { isLength, jointPlaces, type Plan } from "../plan/plan.ts";
import type { Values } from "../plan/shape.ts";
import { forward, linesOf, normalizedOnly } from "./forward.ts";
import { blendedTerms } from "./terms.ts";

/**
 * The tensor that a step shows.
 * @param y the technique's output, as `forward` gives it
 * @param out where it is written, of the tensor's size
 */
export function stepTensor(
  plan: Plan,
  moments: readonly Moments[],
  x: Values,
  y: Values,
  tensor: StepTensor,
  out: Values,
): Values {
  if (tensor.of === "input") out.set(x);
  else if (tensor.of === "output") out.set(y);
  else if (tensor.of === "between") forward(asFarAsBetween(plan), moments, x, out);
  else {
    const value = valueAt(plan, moments, tensor);
    eachCell(plan.joint, plan.joint, (i, j) => {
      out[i] = value(x[i], j);
    });
  }
  return out;
}

/** Scale and shift without the stage after them, or the stage without scale and shift. */
function asFarAsBetween(plan: Plan): Plan {
  const { stage } = plan;
  return stage?.takes === "normalized" ? { ...normalizedOnly(plan), stage } : { ...plan, stage: null };
}

/** The step's value of a cell with the value x in joint set j. */
function valueAt(plan: Plan, moments: readonly Moments[], tensor: StepTensor): (x: number, j: number) => number {
  const places = jointPlaces(plan);
  if ("source" in tensor) {
    const set = places.set[tensor.source];
    const { mean, variance } = moments[tensor.source];
    switch (tensor.of) {
      case "mean":
        return (_, j) => mean[set[j]];
      case "deviation":
        return (x, j) => x - mean[set[j]];
      case "square":
        return (x, j) => (x - mean[set[j]]) ** 2;
      case "variance":
        return isLength(plan.sources[tensor.source])
          ? (_, j) => Math.sqrt(variance[set[j]])
          : (_, j) => variance[set[j]];
    }
  }
  if ("term" in tensor) {
    const blended = Array.from(
      { length: plan.joint.count },
      (_, j) => blendedTerms(plan, moments, places, j)[tensor.term],
    );
    if (tensor.of === "blended mean") return (_, j) => blended[j].mean;
    if (tensor.of === "blended variance") return (_, j) => blended[j].variance;
    return (x, j) => (x - blended[j].mean) * blended[j].inverse;
  }
  const { slope, centre, offset } = linesOf(plan, moments);
  return (x, j) => (x - centre[j]) * slope[j] + offset[j];
}
