import type { Shape, Values } from "../plan/shape.ts";
import { convolvedShape, type Padding } from "./convolvedShape.ts";

/** One use of a weight: t[out] += w[weight] · x[input]. */
type Tap = (out: number, input: number, weight: number) => void;

/** Visits every product of the convolution; zero padding puts one more cell at the bottom and right for an even kernel. */
function eachTap(x: Shape, weight: Shape, padding: Padding, tap: Tap): void {
  const [N, C, H, W] = x;
  const [O, , kH, kW] = weight;
  const [, , outH, outW] = convolvedShape(x, weight, padding);
  const top = padding === "same" ? Math.floor((kH - 1) / 2) : 0;
  const left = padding === "same" ? Math.floor((kW - 1) / 2) : 0;
  for (let n = 0; n < N; n++)
    for (let o = 0; o < O; o++)
      for (let c = 0; c < C; c++)
        for (let i = 0; i < kH; i++)
          for (let j = 0; j < kW; j++) {
            const w = ((o * C + c) * kH + i) * kW + j;
            const h0 = Math.max(0, top - i);
            const h1 = Math.min(outH, H + top - i);
            const w0 = Math.max(0, left - j);
            const w1 = Math.min(outW, W + left - j);
            for (let h = h0; h < h1; h++) {
              const out = ((n * O + o) * outH + h) * outW;
              const input = ((n * C + c) * H + h + i - top) * W + j - left;
              for (let v = w0; v < w1; v++) tap(out + v, input + v, w);
            }
          }
}

/**
 * Cross-correlation (the kernel is not flipped) without bias, stride 1, zero padding.
 * @param xShape N×I×H×W
 * @param wShape O×I×kH×kW
 * @returns t of `convolvedShape`, in float64
 */
export function convolve(
  x: Values,
  xShape: Shape,
  w: Values,
  wShape: Shape,
  padding: Padding,
): Float64Array<ArrayBuffer> {
  const [N, O, H, W] = convolvedShape(xShape, wShape, padding);
  const t = new Float64Array(N * O * H * W);
  eachTap(xShape, wShape, padding, (out, input, weight) => {
    t[out] += w[weight] * x[input];
  });
  return t;
}

/** Gradients of a convolution with respect to its input and its weight. */
export function convolveBackward(x: Values, xShape: Shape, w: Values, wShape: Shape, padding: Padding, dt: Values) {
  const dx = new Float64Array(x.length);
  const dw = new Float64Array(w.length);
  eachTap(xShape, wShape, padding, (out, input, weight) => {
    dx[input] += w[weight] * dt[out];
    dw[weight] += x[input] * dt[out];
  });
  return { dx, dw };
}
