import type { Cell, Shape } from "../../../engine/plan/shape.ts";
import { type Gap, type Line, line, startOf } from "./line.ts";
import type { Vec3 } from "./projection.ts";

/** "cube": N × C × H·W, the figure of the group norm paper. "samples": one block of C × H × W per sample. */
export type Arrangement = "cube" | "samples";

/** Gaps along N, C, H and W, each width as a part of its axis' length when fully open. */
export type Openings = readonly [readonly Gap[], readonly Gap[], readonly Gap[], readonly Gap[]];

/** Nothing opened. */
export const CLOSED: Openings = [[], [], [], []];

/**
 * The cells of a tensor on three lines at right angles. In the cube x is N, y (down) is H·W and z is C. With a block per
 * sample the blocks stand in rows: x is W and the blocks of a row, y is H and the rows, z is C, which goes away.
 */
export interface Grid {
  readonly arrangement: Arrangement;
  readonly shape: Shape;
  /** How many blocks stand in a row; N in the cube. */
  readonly columns: number;
  readonly lines: readonly [Line, Line, Line];
}

/** The longest edge of a box is drawn at most this many times as long as its shortest. */
export const LONGEST = 3.5;

/** Blocks of samples stand this part of their width or height apart; more than `MOST_BLOCKS` stand close together. */
const BLOCK_GAP = 0.35;
export const MOST_BLOCKS = 512;

/**
 * Edge lengths for a box of these counts of cells, the longest 1. Cells are cubes while the box stays within 1 : 3.5; beyond that
 * lengths grow with a power of the count below 1, so that 1 × 512 × 1 and 32 × 64 × 3136 remain readable boxes of 1 : 3.5.
 */
export function edgeLengths(counts: Vec3): Vec3 {
  const most = Math.max(...counts);
  const ratio = most / Math.min(...counts);
  const power = ratio > LONGEST ? Math.log(LONGEST) / Math.log(ratio) : 1;
  return [(counts[0] / most) ** power, (counts[1] / most) ** power, (counts[2] / most) ** power];
}

/** The cube of the figure, its openings open to the part `apart`. */
export function cubeGrid(shape: Shape, openings: Openings = CLOSED, apart = 0): Grid {
  const [N, C, H, W] = shape;
  const [x, y, z] = edgeLengths([N, H * W, C]);
  const rows = flattenGaps(widenGaps(openings[2], y * apart), widenGaps(openings[3], (y / H) * apart), H, W);
  return {
    arrangement: "cube",
    shape,
    columns: N,
    lines: [
      line(N, x / N, widenGaps(openings[0], x * apart)),
      line(H * W, y / (H * W), rows),
      line(C, z / C, widenGaps(openings[1], z * apart)),
    ],
  };
}

/** A block of C × H × W per sample, the blocks in rows, the openings open to the part `apart`. */
export function sampleGrid(shape: Shape, openings: Openings = CLOSED, apart = 0): Grid {
  const [N, C, H, W] = shape;
  const [x, y, z] = edgeLengths([W, H, C]);
  const columns = columnsFor(N, x, y);
  const rows = Math.ceil(N / columns);
  const gap = (open: number) => (N > MOST_BLOCKS ? 0 : BLOCK_GAP + open * apart);
  const beside = besideBlocks(openings[0], columns).map((open) => x * gap(open));
  const below = belowBlocks(openings[0], rows, columns).map((open) => y * gap(open));
  return {
    arrangement: "samples",
    shape,
    columns,
    lines: [
      line(columns * W, x / W, repeatGaps(widenGaps(openings[3], x * apart), W, beside)),
      line(rows * H, y / H, repeatGaps(widenGaps(openings[2], y * apart), H, below)),
      line(C, z / C, widenGaps(openings[1], z * apart)),
    ],
  };
}

/** Where a cell stands on the three lines. */
export function placeOf({ arrangement, shape: [, , H, W], columns }: Grid, [n, c, h, w]: Cell): Vec3 {
  if (arrangement === "cube") return [n, h * W + w, c];
  return [(n % columns) * W + w, Math.floor(n / columns) * H + h, c];
}

/** The cell at a place, or null where the last row of blocks has ended. */
export function cellAtPlace({ arrangement, shape: [N, , H, W], columns }: Grid, [i, j, k]: Vec3): Cell | null {
  if (arrangement === "cube") return [i, k, Math.floor(j / W), j % W];
  const n = Math.floor(j / H) * columns + Math.floor(i / W);
  return n < N ? [n, k, j % H, i % W] : null;
}

/** Length of the grid along x, y and z with its gaps. */
export function sizeOfGrid({ lines }: Grid): Vec3 {
  return [lines[0].length, lines[1].length, lines[2].length];
}

/** The corner of a place that is nearest to the grid's first place. */
export function cornerOf({ lines }: Grid, [i, j, k]: Vec3): Vec3 {
  return [startOf(lines[0], i), startOf(lines[1], j), startOf(lines[2], k)];
}

/** Few samples stand in one row; many in rows that make the wall about twice as wide as high, with few places left empty. */
function columnsFor(N: number, width: number, height: number): number {
  if (N <= 5) return N;
  const ideal = Math.max(1, Math.min(N, Math.sqrt((2 * N * height) / width)));
  const from = Math.max(1, Math.ceil(ideal * 0.75));
  const choices = Array.from({ length: Math.max(1, Math.floor(ideal * 1.4) - from + 1) }, (_, i) =>
    Math.min(N, from + i),
  );
  const cost = (columns: number) =>
    (Math.ceil(N / columns) * columns - N) / N + Math.abs(Math.log(columns / ideal)) / 4;
  return choices.reduce((best, columns) => (cost(columns) < cost(best) ? columns : best));
}

function widenGaps(gaps: readonly Gap[], by: number): Gap[] {
  return gaps.map(({ at, width }) => ({ at, width: width * by }));
}

/** What the cuts between samples open between the blocks of a row. */
function besideBlocks(samples: readonly Gap[], columns: number): number[] {
  const open = Array.from({ length: columns - 1 }, () => 0);
  for (const gap of samples) {
    const before = (gap.at % columns) - 1;
    if (before >= 0) open[before] = Math.max(open[before], gap.width);
  }
  return open;
}

/** What the cuts between samples open between the rows of blocks. */
function belowBlocks(samples: readonly Gap[], rows: number, columns: number): number[] {
  const open = Array.from({ length: rows - 1 }, () => 0);
  for (const gap of samples) if (gap.at % columns === 0) open[gap.at / columns - 1] = gap.width;
  return open;
}

/** The gaps of H and W on one line of H·W cells: W's in every row, H's between rows. */
function flattenGaps(rows: readonly Gap[], columns: readonly Gap[], H: number, W: number): Gap[] {
  if (columns.length === 0) return rows.map(({ at, width }) => ({ at: at * W, width }));
  const ends = new Map(rows.map((gap) => [gap.at, gap.width]));
  const widest = Math.max(...columns.map(({ width }) => width));
  return Array.from({ length: H }, (_, h) => [
    ...(h > 0 ? [{ at: h * W, width: Math.max(ends.get(h) ?? 0, widest) }] : []),
    ...columns.map(({ at, width }) => ({ at: h * W + at, width })),
  ]).flat();
}

/** The gaps inside a block, in every block of a row or column of blocks, and those between the blocks. */
function repeatGaps(inside: readonly Gap[], cells: number, between: readonly number[]): Gap[] {
  return Array.from({ length: between.length + 1 }, (_, block) => [
    ...(block > 0 ? [{ at: block * cells, width: between[block - 1] }] : []),
    ...inside.map(({ at, width }) => ({ at: block * cells + at, width })),
  ]).flat();
}
