import type { Sets } from "../../../engine/plan/partition.ts";
import { type Cell, sizeOf } from "../../../engine/plan/shape.ts";
import { type Brick, divisionsOfSets } from "../space/bricks.ts";
import { type Grid, placeOf, sizeOfGrid } from "../space/grid.ts";
import { type Line, type Run, runsOfLine, startOf } from "../space/line.ts";
import type { Vec3 } from "../space/projection.ts";

/** Cells on their way between the two arrangements. */
export interface Morph {
  /** The grid whose places the bricks count: of the arrangement that is nearer. */
  readonly grid: Grid;
  /** In no order: they may overlap a little while they pass each other. */
  readonly bricks: readonly Brick[];
  readonly size: Vec3;
  /** Whether every brick lies in one set of every source. */
  readonly oneSetPerBrick: boolean;
}

/** About this many pieces move on their own: cells, or rows of cells, or bands of rows. Pictures of many cells cost more. */
const MOST_PIECES = { small: 1500, large: 400 } as const;
const SMALL = 6000;

/**
 * The cells between the cube (part 0) and the blocks per sample (part 1). They spread sideways first and settle in height
 * last, so that they pass each other without meeting.
 */
export function morph(cube: Grid, samples: Grid, part: number, sources: readonly Sets[], selected: Cell | null): Morph {
  const sideways = smooth(Math.min(1, 1.5 * part));
  const upright = smooth(Math.max(0, 1.5 * part - 0.5));
  const ofSets = divisionsOfSets(cube, sources)[2];
  const depths = runsOfLine(cube.lines[2], selected ? [...ofSets, selected[1], selected[1] + 1] : ofSets);
  const [N, , H, W] = cube.shape;
  const most = MOST_PIECES[sizeOf(cube.shape) > SMALL ? "large" : "small"];
  const [rows, columns] = pieceOf(N * depths.length, H, W, most);
  const grid = part < 0.5 ? cube : samples;
  const bricks: Brick[] = [];
  for (let n = 0; n < N; n++) {
    for (let h = 0; h < H; h += rows) {
      for (let w = 0; w < W; w += columns) {
        for (const { first: c, end } of depths) {
          const last = [n, end - 1, Math.min(H, h + rows) - 1, Math.min(W, w + columns) - 1] as const;
          const run = (line: 0 | 1 | 2, by: number): Run => {
            const [from, to] = [span(cube, line, [n, c, h, w], last), span(samples, line, [n, c, h, w], last)];
            const first = placeOf(grid, [n, c, h, w])[line];
            return {
              first,
              end: placeOf(grid, last)[line] + 1,
              from: mix(from[0], to[0], by),
              to: mix(from[1], to[1], by),
            };
          };
          bricks.push({
            runs: [run(0, sideways), run(1, upright), run(2, sideways)],
            cell: [n, c, h, w],
            at: [0, 0, 0],
          });
        }
      }
    }
  }
  const [small, large] = [sizeOfGrid(cube), sizeOfGrid(samples)];
  return {
    grid,
    bricks,
    size: [mix(small[0], large[0], sideways), mix(small[1], large[1], upright), mix(small[2], large[2], sideways)],
    oneSetPerBrick: sources.every(
      ({ blocks }) => (blocks[2] === 1 || rows === 1) && (blocks[3] === 1 || columns === 1),
    ),
  };
}

/** Rows and columns of a plane that move together. */
function pieceOf(planes: number, H: number, W: number, most: number): readonly [number, number] {
  if (planes * H * W <= most) return [1, 1];
  return [Math.min(H, Math.ceil((planes * H) / most)), W];
}

type Place = readonly [number, number, number, number];

/** Where the cells from the first to the last lie on a line. */
function span(grid: Grid, line: 0 | 1 | 2, first: Place, last: Place): readonly [number, number] {
  const { lines } = grid;
  return [startOf(lines[line], placeOf(grid, first)[line]), endOf(lines[line], placeOf(grid, last)[line])];
}

function endOf(line: Line, index: number): number {
  return startOf(line, index) + line.cell;
}

function mix(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}

function smooth(part: number): number {
  return part * part * (3 - 2 * part);
}
