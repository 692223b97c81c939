import type { Moments } from "../arithmetic/contract.ts";
import { fitParams, type Params, valueFor } from "../plan/controls.ts";
import { type Plan, planOf } from "../plan/plan.ts";
import type { Shape, Values } from "../plan/shape.ts";
import { type Technique, weightParams } from "../plan/technique.ts";
import { backward } from "./backward.ts";
import { convolve, convolveBackward } from "./convolution.ts";
import { convolvedShape, type Padding } from "./convolvedShape.ts";
import { forward } from "./forward.ts";
import { momentsOf, type Reading } from "./moments.ts";

/** The convolution in front of a technique that has one: the weight it is made of and what comes out of it. */
export interface Convolved {
  readonly technique: Technique;
  readonly weightPlan: Plan;
  readonly weightMoments: readonly Moments[];
  readonly v: Values;
  /** The normalized weight, O×I×kH×kW. */
  readonly w: Float64Array;
  /** The convolution's output: the tensor that the technique itself normalizes. */
  readonly t: Float64Array<ArrayBuffer>;
  readonly shape: Shape;
  readonly padding: Padding;
}

/**
 * t = x ∗ w with w = g·v/‖v‖ (Salimans, Kingma 2016, section 2).
 * @param v the raw weight, O×I×kH×kW with I = C
 * @throws RangeError when weight and input do not fit together
 */
export function convolved(technique: Technique, params: Params, x: Reading, v: Reading): Convolved {
  if (!technique.weight) throw new RangeError(`${technique.name} has no convolution in front of it.`);
  const padding = valueFor(technique.controls, params, "padding") as Padding;
  const shape = convolvedShape(x.shape, v.shape, padding);
  const weightPlan = planOf(
    technique.weight,
    fitParams(technique.weight.controls, weightParams(technique, params), v.shape).params,
    v.shape,
  );
  const weightMoments = momentsOf(weightPlan, v);
  const w = forward(weightPlan, weightMoments, v.x, new Float64Array(v.x.length)) as Float64Array;
  const t = convolve(x.x, x.shape, w, v.shape, padding);
  return { technique, weightPlan, weightMoments, v: v.x, w, t, shape, padding };
}

/** Gradients through the convolution and the weight: dx of the input, dv of the raw weight and the weight's parameters. */
export function convolvedBackward(
  { technique, weightPlan, weightMoments, v, w, padding }: Convolved,
  x: Reading,
  dt: Values,
): { dx: Float64Array; dv: Values; params: Readonly<Record<string, Float64Array>> } {
  const { dx, dw } = convolveBackward(x.x, x.shape, w, weightPlan.shape, padding, dt);
  const reading = { x: v, shape: weightPlan.shape };
  const { dx: dv, params } = backward(weightPlan, weightMoments, reading, dw, new Float64Array(v.length));
  const { weightNames = {} } = technique;
  const named = Object.entries(params()).map(([name, gradient]) => [weightNames[name] ?? name, gradient]);
  return { dx, dv, params: Object.fromEntries(named) };
}
