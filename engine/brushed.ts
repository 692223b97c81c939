import type { BinEdges } from "./distribution.ts";
import type { Sets } from "./partition.ts";
import { type Runs, runsOf, wholeRun } from "./runs.ts";
import type { Shape, Values } from "./shape.ts";

/** Values from low up to but not including high; low itself where both are equal. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

export function isInside(value: number, { low, high }: ValueRange): boolean {
  return (value >= low && value < high) || value === low;
}

/** Whether each finite value of a set, in row-major order, belongs to a cell that has its value of `brushed` in a range. */
export function brushedDots(
  shown: Values,
  brushed: Values,
  range: ValueRange,
  sets: Sets | null,
  set: number,
): boolean[] {
  const marks: boolean[] = [];
  eachCellOf(runsIn(shown, sets, set), (i) => {
    if (Number.isFinite(shown[i])) marks.push(isInside(brushed[i], range));
  });
  return marks;
}

/** The histogram of those cells of a set that have their value of `brushed` in a range. */
export function brushedCounts(
  shown: Values,
  brushed: Values,
  range: ValueRange,
  sets: Sets | null,
  set: number,
  { x0, width, bins }: BinEdges,
): Uint32Array {
  const counts = new Uint32Array(bins);
  eachCellOf(runsIn(shown, sets, set), (i) => {
    if (!isInside(brushed[i], range) || !Number.isFinite(shown[i])) return;
    counts[Math.max(0, Math.min(bins - 1, Math.floor((shown[i] - x0) / width)))] += 1;
  });
  return counts;
}

/**
 * Which blocks of h×w cells of every plane hold a cell with its value in a range: 1 or 0 for each, in the order
 * N, C, ⌈H/h⌉, ⌈W/w⌉. Blocks of one cell are the cells themselves.
 */
export function brushedBlocks(
  values: Values,
  [N, C, H, W]: Shape,
  range: ValueRange,
  h: number,
  w: number,
): Uint8Array {
  const across = Math.ceil(W / w);
  const down = Math.ceil(H / h);
  const marks = new Uint8Array(N * C * down * across);
  const { low, high } = range;
  let i = 0;
  for (let plane = 0; plane < N * C; plane++) {
    for (let row = 0; row < H; row++) {
      const start = (plane * down + Math.floor(row / h)) * across;
      for (let column = 0; column < W; column++, i++) {
        const value = values[i];
        if ((value >= low && value < high) || value === low) marks[start + Math.floor(column / w)] = 1;
      }
    }
  }
  return marks;
}

function runsIn(values: Values, sets: Sets | null, set: number): Runs {
  return sets ? runsOf(sets, set) : wholeRun(values);
}

function eachCellOf({ starts, length }: Runs, visit: (i: number) => void): void {
  for (const start of starts) for (let i = start; i < start + length; i++) visit(i);
}
