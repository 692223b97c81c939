import { roomLike, type Shape, sizeOf, type Tensor, type Values } from "../plan/shape.ts";

/**
 * Copies cells into row-major order.
 * @param strides how far apart neighbours along each axis of `shape` lie in `values`.
 */
export function gather(values: Values, shape: Shape, strides: Shape): Tensor {
  const out = roomLike(values, sizeOf(shape));
  const [N, C, H, W] = shape;
  let i = 0;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let h = 0; h < H; h++) {
        let from = n * strides[0] + c * strides[1] + h * strides[2];
        for (let w = 0; w < W; w++, from += strides[3]) out[i++] = values[from];
      }
    }
  }
  return out;
}
