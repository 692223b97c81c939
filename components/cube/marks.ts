import { ticks } from "d3";
import { type Grid, sizeOfGrid } from "./grid.ts";
import { startOf } from "./line.ts";
import { nearSides, type Projection, toScreen, type Vec2, type Vec3 } from "./projection.ts";

/** One labelled edge of the picture: where its name and its ticks stand. Positions in pixels. */
export interface AxisMark {
  readonly name: string;
  readonly length: number;
  readonly at: Vec2;
  /** Unit vector away from the picture, in which ticks and labels stand. */
  readonly outward: Vec2;
  readonly ticks: readonly { readonly index: number; readonly at: Vec2 }[];
}

/** Room in pixels that a tick's number needs along its edge. */
const TICK_ROOM = 20;

/** An edge shorter than this on the screen is looked at end on and carries its name only. */
const SHORTEST = 14;

/** The labelled edges of the cube, one for each line of the grid, on the outline of the picture as it is now. */
export function axisMarks(grid: Grid, projection: Projection, names: readonly [string, string, string]): AxisMark[] {
  return ([0, 1, 2] as const).map((a) => {
    const edge = edgeOf(a, sizeOfGrid(grid), projection);
    const { cells, cell } = grid.lines[a];
    const at = (index: number) => edge.at(startOf(grid.lines[a], index) + cell / 2);
    const [start, end] = [at(0), at(cells - 1)];
    const pixels = Math.hypot(end[0] - start[0], end[1] - start[1]);
    return {
      name: names[a],
      length: cells,
      at: edge.at(0),
      outward: edge.outward,
      ticks: thinned(cells, pixels).map((index) => ({ index, at: at(index) })),
    };
  });
}

/** Indices to mark on an edge of so many cells and pixels: round ones, the first always, the last where there is room. */
export function thinned(cells: number, pixels: number): number[] {
  if (cells > 1 && pixels < SHORTEST) return [];
  const room = Math.max(1, Math.floor(pixels / TICK_ROOM));
  if (cells - 1 <= room) return Array.from({ length: cells }, (_, i) => i);
  const round = ticks(0, cells - 1, room).filter(Number.isInteger);
  const step = round.length > 1 ? round[1] - round[0] : cells;
  const last = round[round.length - 1];
  if (last === cells - 1) return round;
  return [...(cells - 1 - last < step * 0.7 && last > 0 ? round.slice(0, -1) : round), cells - 1];
}

interface Edge {
  readonly at: (position: number) => Vec2;
  readonly outward: Vec2;
}

/** Of the two edges of the outline that run along a line: the lower one, for the upright line the left one. */
function edgeOf(a: 0 | 1 | 2, size: Vec3, projection: Projection): Edge {
  const near = nearSides(projection).map((side, line) => side || (line === 1 ? -1 : 1));
  const [b, c] = ([0, 1, 2] as const).filter((line) => line !== a);
  const edges = [1, -1].map((side) => {
    const point: [number, number, number] = [0, 0, 0];
    point[b] = (side * near[b] * size[b]) / 2;
    point[c] = (-side * near[c] * size[c]) / 2;
    return (position: number): Vec2 => {
      const on: [number, number, number] = [...point];
      on[a] = position;
      return toScreen(projection, on);
    };
  });
  const preferred = (at: (position: number) => Vec2) => (a === 1 ? -at(0)[0] : at(0)[1]);
  const at = preferred(edges[0]) >= preferred(edges[1]) ? edges[0] : edges[1];
  return { at, outward: awayFrom(projection.origin, at, size[a], a) };
}

function awayFrom(middle: Vec2, at: (position: number) => Vec2, length: number, a: number): Vec2 {
  const [start, end] = [at(-length / 2), at(length / 2)];
  const along = [end[0] - start[0], end[1] - start[1]];
  const size = Math.hypot(along[0], along[1]);
  if (size < SHORTEST) return a === 1 ? [-1, 0] : [0, 1];
  const normal: Vec2 = [-along[1] / size, along[0] / size];
  const out = (at(0)[0] - middle[0]) * normal[0] + (at(0)[1] - middle[1]) * normal[1];
  return out >= 0 ? normal : [-normal[0], -normal[1]];
}
