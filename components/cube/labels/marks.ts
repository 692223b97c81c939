import { ticks } from "d3";
import { type Edge, edgeOf } from "../space/edge.ts";
import { DIGIT } from "../space/frame.ts";
import { type Grid, sizeOfGrid } from "../space/grid.ts";
import { startOf } from "../space/line.ts";
import { nearSides, type Projection, toScreen, type Vec2, type Vec3 } from "../space/projection.ts";

/** One labelled edge of the picture: where its name and its ticks stand. Positions in pixels. */
export interface AxisMark {
  readonly name: string;
  readonly length: number;
  /** The middle of what is marked. */
  readonly at: Vec2;
  /** Where index 0 begins. */
  readonly start: Vec2;
  /** Unit vector away from the picture, in which ticks and labels stand. */
  readonly outward: Vec2;
  readonly ticks: readonly Tick[];
  /** "cells" are ticked one by one, "blocks" numbered below each, an "end on" edge points at the viewer. */
  readonly kind: "cells" | "blocks" | "end on";
  /** Whether the name ends at `at`, because the numbers of the blocks stand below. */
  readonly before?: boolean;
}

export interface Tick {
  readonly index: number;
  readonly at: Vec2;
}

/** What the axes are called; in blocks per sample H and W are axes of their own. */
export interface AxisNames {
  readonly N: string;
  readonly C: string;
  readonly HW: string;
  readonly H?: string;
  readonly W?: string;
}

/** Room in pixels that a tick's number needs along its edge. */
const TICK_ROOM = 14;

/** The labelled edges of a grid, on the outline of the picture as it is now, for text `text` times its usual size. */
export function axisMarks(grid: Grid, projection: Projection, names: AxisNames, text = 1): AxisMark[] {
  const mark = (a: 0 | 1 | 2, name: string, length: number) => cellMark(grid, projection, a, name, length, text);
  if (grid.arrangement === "cube") {
    const { N, HW, C } = names;
    return [N, HW, C].map((name, a) => mark(a as 0 | 1 | 2, name, grid.lines[a].cells));
  }
  const [, C, H, W] = grid.shape;
  return [
    beforeTicks(mark(0, names.W ?? "W", W), text),
    mark(1, names.H ?? "H", H),
    mark(2, names.C, C),
    blockMark(grid, projection, names.N, text),
  ];
}

/** Marks the first cells of a line. */
function cellMark(
  grid: Grid,
  projection: Projection,
  a: 0 | 1 | 2,
  name: string,
  length: number,
  text: number,
): AxisMark {
  const edge: Edge = edgeOf(a, sizeOfGrid(grid), projection);
  const line = grid.lines[a];
  const at = (index: number) => edge.at(startOf(line, index) + line.cell / 2);
  const [start, end] = [edge.at(startOf(line, 0)), edge.at(startOf(line, length - 1) + line.cell)];
  const pixels = Math.hypot(end[0] - start[0], end[1] - start[1]);
  const middle: Vec2 = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  if (edge.endOn) {
    const top = topOf(sizeOfGrid(grid), projection);
    return { name, length, at: top, start: top, outward: [0, -1], ticks: [], kind: "end on" };
  }
  const upright = Math.abs(edge.outward[0]) > 0.9;
  const room = upright ? TICK_ROOM : Math.max(TICK_ROOM, DIGIT * String(length - 1).length + 8);
  const marked = chooseTicks(length, pixels * (1 - 1 / length), room * text);
  return {
    name,
    length,
    at: middle,
    start,
    outward: edge.outward,
    ticks: marked.map((index) => ({ index, at: at(index) })),
    kind: "cells",
  };
}

/** Above the middle of the picture. */
function topOf(size: Vec3, { origin, axes }: Projection): Vec2 {
  const height = axes.reduce((sum, axis, a) => sum + Math.abs(axis[1]) * size[a], 0);
  return [origin[0], origin[1] - height / 2];
}

/** The name before the first tick instead of below the ticks. */
function beforeTicks(mark: AxisMark, text: number): AxisMark {
  const [first] = mark.ticks;
  if (!first) return mark;
  const [dx, dy] = [first.at[0] - mark.start[0], first.at[1] - mark.start[1]];
  const room = (NAME_BEFORE * text) / Math.max(1e-9, Math.hypot(dx, dy));
  return { ...mark, at: [first.at[0] - dx * room, first.at[1] - dy * room], before: true };
}

/** How far below its block a sample's number stands: in the last row there are ticks between. */
const BELOW_BLOCK = 11;
const BELOW_TICKS = 28;

/** From the first tick to the end of a name that stands before it, in pixels. */
const NAME_BEFORE = 16;

/** Numbers the first block of every row, and all of the last row, below their near sides. */
function blockMark(grid: Grid, projection: Projection, name: string, text: number): AxisMark {
  const { shape, columns, lines } = grid;
  const [N, , H, W] = shape;
  const depth = ((nearSides(projection)[2] || 1) * lines[2].length) / 2;
  const below = (n: number): Vec2 => {
    const [i, j] = [(n % columns) * W, Math.floor(n / columns) * H];
    const x = (startOf(lines[0], i) + startOf(lines[0], i + W - 1) + lines[0].cell) / 2;
    return toScreen(projection, [x, startOf(lines[1], j + H - 1) + lines[1].cell, depth]);
  };
  const lastRow = N - 1 - ((N - 1) % columns);
  const everyRow = every(below(0), below(lastRow), lastRow / columns, text);
  const everyColumn = every(below(0), below(columns - 1), columns - 1, text);
  const marked = Array.from({ length: N }, (_, n) => n).filter((n) =>
    n >= lastRow ? (n - lastRow) % everyColumn === 0 : n % (columns * everyRow) === 0,
  );
  const edge = edgeOf(0, sizeOfGrid(grid), projection);
  return {
    name,
    length: N,
    at: edge.at(0),
    start: edge.at(startOf(lines[0], 0)),
    outward: edge.outward,
    ticks: marked.map((index) => {
      const [x, y] = below(index);
      return { index, at: [x, y + (index < lastRow ? BELOW_BLOCK : BELOW_TICKS) * text] as const };
    }),
    kind: "blocks",
  };
}

/** Every how many-th of the steps between two points has room for a number. */
function every(from: Vec2, to: Vec2, steps: number, text: number): number {
  const step = Math.hypot(to[0] - from[0], to[1] - from[1]) / Math.max(1, steps);
  return Math.max(1, Math.ceil((2 * TICK_ROOM * text) / Math.max(1, step)));
}

/** Indices to mark on an edge of this length in cells and pixels: round ones, the first always, the last where there is room. */
export function chooseTicks(cells: number, pixels: number, room = TICK_ROOM): number[] {
  const most = Math.max(1, Math.floor(pixels / room));
  if (cells - 1 <= most) return Array.from({ length: cells }, (_, i) => i);
  // D3 may give more than it is asked for, and what is left behind its last one takes room, too.
  const given = (count: number): number[] => {
    const round = ticks(0, cells - 1, count).filter(Number.isInteger);
    if (round.length < 2 || ((round[1] - round[0]) * pixels) / (cells - 1) >= room) return round;
    return count > 1 ? given(count - 1) : [0];
  };
  const round = given(most);
  const step = round.length > 1 ? round[1] - round[0] : cells;
  const last = round[round.length - 1];
  if (last === cells - 1) return round;
  return [...(cells - 1 - last < step * 0.7 && last > 0 ? round.slice(0, -1) : round), cells - 1];
}
