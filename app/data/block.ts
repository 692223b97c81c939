import { indexOf, roomLike, type Shape, sizeOf, type Tensor } from "../../engine/plan/shape.ts";
import { resamplePlane } from "./resample.ts";

/** A whole tensor of which a part is shown. */
export interface Whole {
  readonly shape: Shape;
  readonly data: Tensor;
}

/**
 * The part of a tensor that begins at sample `first`: its first channels, and of each plane the upper left part.
 * The answer is a copy; `shape` must not reach beyond the whole.
 */
export function crop(whole: Whole, shape: Shape, first: number): Tensor {
  const [N, C, H, W] = shape;
  const out = roomLike(whole.data, sizeOf(shape));
  let i = 0;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let h = 0; h < H; h++, i += W) {
        const from = indexOf(whole.shape, [first + n, c, h, 0]);
        out.set(whole.data.subarray(from, from + W), i);
      }
    }
  }
  return out;
}

/** The same, but with every plane as a whole, resampled to H×W. */
export function resample(whole: Whole, shape: Shape, first: number): Tensor {
  const [N, C, H, W] = shape;
  const [, , fromH, fromW] = whole.shape;
  const out = roomLike(whole.data, sizeOf(shape));
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const from = indexOf(whole.shape, [first + n, c, 0, 0]);
      const plane = whole.data.subarray(from, from + fromH * fromW);
      out.set(resamplePlane(plane, [fromH, fromW], [H, W]), (n * C + c) * H * W);
    }
  }
  return out;
}

/** All values times a factor: in float32 where they are and that holds the products, else in float64. */
export function multiply(values: Tensor, factor: number): Tensor {
  if (factor === 1) return values;
  const fits = values instanceof Float32Array && values.every((value) => isInRange(value * factor));
  const out = fits ? new Float32Array(values.length) : new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) out[i] = values[i] * factor;
  return out;
}

/** Whether float32 rounds a number to its full 24 digits, and not to infinity or towards zero. */
function isInRange(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || !(size < 2 ** -126 || (size < Infinity && Math.fround(size) === Infinity));
}

/**
 * The first sample of a mini-batch: batch 0 begins at 0, the next ones follow each other, and after the last whole
 * batch they begin again.
 */
export function firstOfBatch(available: number, size: number, batch: number): number {
  return (batch % Math.max(1, Math.floor(available / size))) * size;
}
