import { fitParams } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import type { Shape, Values } from "../plan/shape.ts";
import { meanOnlyBatchNorm } from "../techniques/meanOnlyBatchNorm.ts";
import { convolve } from "./convolution.ts";
import { convolvedShape } from "./convolvedShape.ts";
import { forward } from "./forward.ts";
import { momentsOf, type Reading } from "./moments.ts";

/** What a weight does to activations: the convolution's output with v, with w, and with w and its channels' means taken away. */
export interface WeightStudy {
  readonly shape: Shape;
  readonly withV: Values;
  readonly withW: Values;
  readonly centred: Values;
}

/**
 * Convolves x (N×I×H×W, zero padding "same") with the raw and the normalized weight, O×I×kH×kW.
 * @throws RangeError when weight and input do not fit together
 */
export function weightStudy({ x, shape: xShape }: Reading, v: Values, w: Values, weightShape: Shape): WeightStudy {
  const shape = convolvedShape(xShape, weightShape, "same");
  const withV = convolve(x, xShape, v, weightShape, "same");
  const withW = convolve(x, xShape, w, weightShape, "same");
  const plan = planOf(meanOnlyBatchNorm, fitParams(meanOnlyBatchNorm.controls, {}, shape).params, shape);
  const moments = momentsOf(plan, { x: withW, shape });
  return { shape, withV, withW, centred: forward(plan, moments, withW, new Float64Array(withW.length)) };
}

/** The cosine of the angle between two stretches of `length` values: of two output channels' weights. */
export function cosineBetween(values: Values, one: number, other: number, length: number): number {
  let product = 0;
  let a = 0;
  let b = 0;
  for (let i = 0; i < length; i++) {
    const [p, q] = [values[one * length + i], values[other * length + i]];
    product += p * q;
    a += p * p;
    b += q * q;
  }
  return Math.max(-1, Math.min(1, product / Math.sqrt(a * b)));
}
