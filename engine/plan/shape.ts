/** The four axes of a tensor in memory order, W fastest. A weight tensor O×I×kH×kW uses the same four. */
export const AXES = ["N", "C", "H", "W"] as const;
export type Axis = (typeof AXES)[number];

/** Axis lengths in the order N, C, H, W; all at least 1. */
export type Shape = readonly [n: number, c: number, h: number, w: number];

/** One position in a tensor: zero-based n, c, h, w. */
export type Cell = readonly [n: number, c: number, h: number, w: number];

/** Cells of a tensor in row-major N, C, H, W order: float64 where float32 does not hold them. */
export type Values = Float32Array | Float64Array;

/** Cells in memory of their own, which may be sent to another thread. */
export type Tensor = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Room for cells of the same kind as `values`, so that what is made of them loses no precision. */
export function roomLike(values: Values, length = values.length): Tensor {
  return values instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
}

/** How many cells a tensor of this shape has. */
export function sizeOf(shape: Shape): number {
  return shape[0] * shape[1] * shape[2] * shape[3];
}

/** Row-major position of a cell. */
export function indexOf([, C, H, W]: Shape, [n, c, h, w]: Cell): number {
  return ((n * C + c) * H + h) * W + w;
}

/** The cell at a row-major position: the inverse of `indexOf`. */
export function cellAt([, C, H, W]: Shape, index: number): Cell {
  const w = index % W;
  const row = (index - w) / W;
  const h = row % H;
  const plane = (row - h) / H;
  const c = plane % C;
  return [(plane - c) / C, c, h, w];
}

/** Whether a cell lies inside a tensor of this shape. */
export function contains(shape: Shape, cell: Cell): boolean {
  return cell.every((i, axis) => Number.isInteger(i) && i >= 0 && i < shape[axis]);
}

/** The most cells that a tensor may have here: above, nothing that is drawn could be told apart. */
export const MAX_CELLS = 2 ** 23;
