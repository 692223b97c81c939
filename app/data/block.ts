import { indexOf, type Shape, sizeOf } from "../../engine/shape.ts";
import { resamplePlane } from "./resample.ts";

/** A whole tensor of which a part is shown. */
export interface Whole {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/**
 * The part of a tensor that begins at sample `first`: its first channels, and of each plane the upper left part.
 * The answer is a copy; `shape` must not reach beyond the whole.
 */
export function cropped(whole: Whole, shape: Shape, first: number): Float32Array<ArrayBuffer> {
  const [N, C, H, W] = shape;
  const out = new Float32Array(sizeOf(shape));
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
export function resampled(whole: Whole, shape: Shape, first: number): Float32Array<ArrayBuffer> {
  const [N, C, H, W] = shape;
  const [, , fromH, fromW] = whole.shape;
  const out = new Float32Array(sizeOf(shape));
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const from = indexOf(whole.shape, [first + n, c, 0, 0]);
      const plane = whole.data.subarray(from, from + fromH * fromW);
      out.set(resamplePlane(plane, [fromH, fromW], [H, W]), (n * C + c) * H * W);
    }
  }
  return out;
}

/**
 * The first sample of a mini-batch: batch 0 begins at 0, the next ones follow each other, and after the last whole
 * batch they begin again.
 */
export function firstOfBatch(available: number, size: number, batch: number): number {
  return (batch % Math.max(1, Math.floor(available / size))) * size;
}
