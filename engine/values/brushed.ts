import type { BinEdges } from "../arithmetic/scans.ts";
import type { Sets } from "../plan/partition.ts";
import { type Runs, runsOf, wholeRun } from "../plan/runs.ts";
import type { Shape, Values } from "../plan/shape.ts";
import { edgeOf, isInside, type ValueRange } from "./valueRange.ts";

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

/** The histogram of those cells of a set that have their value of `brushed` in a range. Values that are not finite lie in no bin of it. */
export function brushedCounts(
  shown: Values,
  brushed: Values,
  range: ValueRange,
  sets: Sets | null,
  set: number,
  { x0, width, bins }: BinEdges,
): Uint32Array {
  const { starts, length } = runsIn(shown, sets, set);
  const { low, high } = range;
  const edge = edgeOf(range);
  const perUnit = 1 / width;
  const tally = new Uint32Array(bins + 1);
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      const value = brushed[i];
      if ((value >= low && value < high) || value === edge) {
        if (shown[i] - shown[i] === 0) tally[((shown[i] - x0) * perUnit) | 0] += 1;
      }
    }
  }
  const counts = tally.slice(0, bins);
  counts[bins - 1] += tally[bins];
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
  const edge = edgeOf(range);
  let i = 0;
  for (let plane = 0; plane < N * C; plane++) {
    for (let row = 0; row < H; row++) {
      const start = (plane * down + Math.floor(row / h)) * across;
      for (let block = 0; block < across; block++) {
        const end = i + Math.min(w, W - block * w);
        for (; i < end; i++) {
          const value = values[i];
          if ((value >= low && value < high) || value === edge) marks[start + block] = 1;
        }
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
