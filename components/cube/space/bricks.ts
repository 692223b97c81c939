import { innerEdges } from "../../../engine/plan/axisCut.ts";
import { rangesOf, type Sets, setOf } from "../../../engine/plan/partition.ts";
import type { Cell } from "../../../engine/plan/shape.ts";
import { cellAtPlace, type Grid, MOST_BLOCKS } from "./grid.ts";
import { type Run, runsOfLine } from "./line.ts";
import type { Vec3 } from "./projection.ts";

/** A box of cells without a gap inside: a run on each line of a grid. */
export interface Brick {
  readonly runs: readonly [Run, Run, Run];
  /** The cell at its lowest place. */
  readonly cell: Cell;
  /** Its position among the runs of the three lines. */
  readonly at: Vec3;
}

/** All bricks of a grid and the runs they are made of. */
export interface Wall {
  readonly grid: Grid;
  readonly runs: readonly [readonly Run[], readonly Run[], readonly Run[]];
  /** x slowest, z fastest; null where the last row of blocks has ended. */
  readonly bricks: readonly (Brick | null)[];
}

/** Indices of a line at which bricks are divided although no gap is there, per line of the grid. */
export type Divisions = readonly [ReadonlySet<number>, ReadonlySet<number>, ReadonlySet<number>];

/** Divides a grid into bricks at its gaps and at the given divisions. */
export function wall(grid: Grid, divisions: Divisions): Wall {
  const [xs, ys, zs] = [0, 1, 2].map((a) => runsOfLine(grid.lines[a], withBlocks(grid, a, divisions[a])));
  const bricks: (Brick | null)[] = [];
  for (const [a, x] of xs.entries()) {
    for (const [b, y] of ys.entries()) {
      for (const [c, z] of zs.entries()) {
        const cell = cellAtPlace(grid, [x.first, y.first, z.first]);
        bricks.push(cell && { runs: [x, y, z], cell, at: [a, b, c] });
      }
    }
  }
  return { grid, runs: [xs, ys, zs], bricks };
}

/** The brick at a position among the runs, or null where there is none. */
export function brickAt({ runs, bricks }: Wall, a: number, b: number, c: number): Brick | null {
  if (a < 0 || b < 0 || c < 0 || a >= runs[0].length || b >= runs[1].length || c >= runs[2].length) return null;
  return bricks[(a * runs[1].length + b) * runs[2].length + c];
}

/** Divisions that put every set of these cuts into bricks of its own. */
export function divisionsOfSets(grid: Grid, cuts: readonly Sets[]): Divisions {
  const inner = [0, 1, 2, 3].map((a) => new Set(cuts.flatMap((sets) => innerEdges(sets.axes[a]))));
  return divisionsAt(grid, inner);
}

/** How many bricks such divisions make, without making them. */
export function bricksOfSets({ arrangement, shape: [N, , H] }: Grid, cuts: readonly Sets[]): number {
  const blocks = (a: 0 | 1 | 2 | 3) => cuts.reduce((sum, { blocks: own }) => sum + own[a] - 1, 1);
  const plane = blocks(2) * blocks(3);
  if (arrangement === "samples") return N * blocks(1) * plane;
  return blocks(0) * blocks(1) * (blocks(3) > 1 ? H * blocks(3) : plane);
}

/** Divisions around the set of a cell, so that it lies in bricks of its own. */
export function divisionsOfSet({ arrangement, shape, columns }: Grid, sets: Sets, cell: Cell): Divisions {
  const [, , H, W] = shape;
  const [[n0, n1], channels, [h0, h1], [w0, w1]] = rangesOf(sets, setOf(sets, cell));
  if (arrangement === "cube") {
    const wholeRows = w0 === 0 && w1 === W;
    const rows = wholeRows ? [h0 * W, h1 * W] : from(h0, h1).flatMap((h) => [h * W + w0, h * W + w1]);
    return [new Set([n0, n1]), new Set(rows), new Set(channels)];
  }
  const across = from(n0, n1).flatMap((n) => [(n % columns) * W + w0, (n % columns) * W + w1]);
  const down = from(n0, n1).flatMap((n) => [Math.floor(n / columns) * H + h0, Math.floor(n / columns) * H + h1]);
  return [new Set(across), new Set(down), new Set(channels)];
}

function from(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** Divisions around one place. */
export function divisionsOfPlace(place: Vec3): Divisions {
  const around = (i: number) => new Set([i, i + 1]);
  return [around(place[0]), around(place[1]), around(place[2])];
}

/** Divisions at the ends and the gaps of the lines. */
export function divisionsOfGaps({ lines }: Grid): Divisions {
  const open = (a: 0 | 1 | 2) => new Set([0, lines[a].cells, ...lines[a].gaps.map(({ at }) => at)]);
  return [open(0), open(1), open(2)];
}

/** All divisions of several together. */
export function joinDivisions(all: readonly Divisions[]): Divisions {
  const join = (a: 0 | 1 | 2) => new Set(all.flatMap((divisions) => [...divisions[a]]));
  return [join(0), join(1), join(2)];
}

/** Whether the whole brick lies in the set that the cell belongs to. Only for bricks divided around that set. */
export function inSetOf(brick: Brick, sets: Sets, cell: Cell): boolean {
  return setOf(sets, brick.cell) === setOf(sets, cell);
}

/** Places on the lines of the grid of boundaries on the tensor's axes. */
function divisionsAt({ arrangement, shape, lines, columns }: Grid, edges: readonly ReadonlySet<number>[]): Divisions {
  const [, , H, W] = shape;
  const [n, c, h, w] = edges;
  if (arrangement === "cube") return [n, along(h, w, H, W), c];
  const blocks = (inside: ReadonlySet<number>, cells: number, count: number) =>
    new Set(Array.from({ length: count }, (_, block) => [...inside].map((at) => block * cells + at)).flat());
  return [blocks(w, W, columns), blocks(h, H, lines[1].cells / H), c];
}

function along(h: ReadonlySet<number>, w: ReadonlySet<number>, H: number, W: number): Set<number> {
  if (w.size === 0) return new Set([...h].map((at) => at * W));
  return new Set(Array.from({ length: H }, (_, row) => [row * W, ...[...w].map((at) => row * W + at)]).flat());
}

/** Blocks of samples are bricks of their own even while no gap is left between them, unless they are too many. */
function withBlocks(
  { arrangement, shape, columns, lines }: Grid,
  line: number,
  cuts: ReadonlySet<number>,
): Set<number> {
  if (arrangement === "cube" || line === 2 || shape[0] > MOST_BLOCKS) return new Set(cuts);
  const [cells, blocks] = line === 0 ? [shape[3], columns] : [shape[2], lines[1].cells / shape[2]];
  return new Set([...cuts, ...Array.from({ length: blocks }, (_, block) => block * cells)]);
}
