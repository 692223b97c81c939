import type { Cell, Shape } from "../../engine/plan/shape.ts";

/** The position of an axis: N, C, H, W. */
export type AxisPlace = 0 | 1 | 2 | 3;

/** Which axes a table's rows and columns walk. */
export interface TableAxes {
  readonly rows: AxisPlace;
  readonly columns: AxisPlace;
}

const PLACES = [0, 1, 2, 3] as const;

/** The two longest axes, in the order of the tensor; of equally long ones the later. */
export function longestAxes(shape: Shape): TableAxes {
  const [first, second] = PLACES.toSorted((a, b) => shape[b] - shape[a] || b - a);
  return { rows: Math.min(first, second) as AxisPlace, columns: Math.max(first, second) as AxisPlace };
}

/** The same with another axis for the rows or the columns; the other side takes the old one where both would be equal. */
export function withAxis(axes: TableAxes, side: keyof TableAxes, axis: AxisPlace): TableAxes {
  const other = side === "rows" ? "columns" : "rows";
  return { ...axes, [other]: axes[other] === axis ? axes[side] : axes[other], [side]: axis };
}

/** A longer axis is shown in blocks of this many entries. */
const BLOCK = 32;

/** A stretch of an axis, its end left out. */
export type Stretch = readonly [start: number, end: number];

/** What a table shows: the block of both axes that the cell lies in, at the cell's own place on the others. */
export interface TablePart {
  readonly rows: Stretch;
  readonly columns: Stretch;
  /** The row-major position of the first value, and how far apart rows and columns lie. */
  readonly first: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** The part of a tensor that a table shows around a cell. */
export function tablePart(shape: Shape, cell: Cell, axes: TableAxes): TablePart {
  const [, C, H, W] = shape;
  const strides = [C * H * W, H * W, W, 1];
  const [rows, columns] = [axes.rows, axes.columns].map((axis) => blockAround(cell[axis], shape[axis]));
  const starts = cell.map((index, axis) => (axis === axes.rows ? rows[0] : axis === axes.columns ? columns[0] : index));
  return {
    rows,
    columns,
    first: starts.reduce((sum, start, axis) => sum + start * strides[axis], 0),
    rowStride: strides[axes.rows],
    columnStride: strides[axes.columns],
  };
}

function blockAround(index: number, length: number): Stretch {
  const start = Math.floor(index / BLOCK) * BLOCK;
  return [start, Math.min(length, start + BLOCK)];
}
