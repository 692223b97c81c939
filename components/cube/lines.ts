import type { Face } from "./faces.ts";

/** Cells smaller than this many pixels are not divided by lines. */
const SMALLEST_LINED = 3.5;

/** The lines between the cells of a side: whether they divide it along u and along v, and their width in pixels. */
export interface CellLines {
  readonly across: boolean;
  readonly down: boolean;
  readonly width: number;
}

/** The lines between cells of this size, thinner the smaller the cells are; null where they would be more line than cell. */
export function linesOf(width: number, height: number): CellLines | null {
  const [across, down] = [width >= SMALLEST_LINED, height >= SMALLEST_LINED];
  if (!across && !down) return null;
  const smallest = across && down ? Math.min(width, height) : across ? width : height;
  return { across, down, width: Math.max(0.5, Math.min(1.25, smallest / 8)) };
}

/** Width and height of a side's cells on the screen, in pixels: the distances between their lines. */
export function cellSize({ u, v, cells }: Face): readonly [number, number] {
  const area = Math.abs(u[0] * v[1] - u[1] * v[0]);
  return [
    area / Math.max(1e-9, Math.hypot(v[0], v[1])) / cells[0],
    area / Math.max(1e-9, Math.hypot(u[0], u[1])) / cells[1],
  ];
}
