import { type Brick, brickAt } from "../space/bricks.ts";
import type { Face } from "../space/faces.ts";
import { nearSides, type Projection, type Vec2 } from "../space/projection.ts";
import type { CubeScene } from "./scene.ts";

/** A piece of a straight line in the picture. */
export type Segment = readonly [from: Vec2, to: Vec2];

/** The lines of a side in the paper's colour, and their width in pixels. */
export interface SideLines {
  readonly segments: readonly Segment[];
  readonly width: number;
}

/** What is thinner than this many pixels gets no line across it: lines take at most a fourteenth of what they divide. */
const THINNEST = 7;
const PART = 1 / 14;
const WIDEST = 1;

/** Width and height of a side's cells on the screen, in pixels: the distances between their lines. */
export function cellSize({ u, v, cells }: Face): readonly [number, number] {
  const area = Math.abs(u[0] * v[1] - u[1] * v[0]);
  return [
    area / Math.max(1e-9, Math.hypot(v[0], v[1])) / cells[0],
    area / Math.max(1e-9, Math.hypot(u[0], u[1])) / cells[1],
  ];
}

/**
 * The lines between the cells of a side, where the cells are wide enough, and its edges, where all that an edge lies on is;
 * null where there are none.
 */
export function sideLines(face: Face, ends: readonly boolean[]): SideLines | null {
  const { origin, u, v, cells } = face;
  const size = cellSize(face);
  const divides = size.map((length) => length >= THINNEST);
  const from = (vector: Vec2, part: number): Vec2 => [origin[0] + vector[0] * part, origin[1] + vector[1] * part];
  const line = (start: Vec2, along: Vec2): Segment => [start, [start[0] + along[0], start[1] + along[1]]];
  const inner = (count: number) => Array.from({ length: count - 1 }, (_, i) => (i + 1) / count);
  const segments = [
    ...(divides[0] ? inner(cells[0]).map((part) => line(from(u, part), v)) : []),
    ...(divides[1] ? inner(cells[1]).map((part) => line(from(v, part), u)) : []),
    ...edgeSegments(face, ends),
  ];
  if (segments.length === 0) return null;
  const apart = ([0, 1] as const).map((side) => {
    if (divides[side]) return size[side];
    return ends[1 - side] || ends[3 - side] ? size[side] * cells[side] : Number.POSITIVE_INFINITY;
  });
  return { segments, width: Math.min(WIDEST, Math.min(...apart) * PART) };
}

/** Those edges of a side that are ends, in the order of its corners. */
export function edgeSegments({ origin, u, v }: Face, ends: readonly boolean[]): Segment[] {
  const at = (s: number, t: number): Vec2 => [origin[0] + u[0] * s + v[0] * t, origin[1] + u[1] * s + v[1] * t];
  const edges: Segment[] = [
    [at(0, 0), at(1, 0)],
    [at(1, 0), at(1, 1)],
    [at(1, 1), at(0, 1)],
    [at(0, 1), at(0, 0)],
  ];
  return edges.filter((_, i) => ends[i]);
}

/**
 * Which edges of a side, in the order of its corners, may be drawn: the side itself is wide enough across them, and so is
 * what lies on their other side, the next brick or the brick's own side around the corner. Half of a line falls on it.
 */
export function wideEnds(face: Face, { model: { wall }, projection }: CubeScene): readonly boolean[] {
  const { brick, normal, lines } = face;
  const near = nearSides(projection);
  const wide = (side: 0 | 1, way: 1 | -1): boolean => {
    const [across, along] = [lines[side], lines[1 - side]];
    if (thickness(brick, across, along, projection) < THINNEST) return false;
    const next = wall && neighbourOf(wall, brick, across, way);
    if (next) return thickness(next, across, along, projection) >= THINNEST;
    return near[across] !== way || thickness(brick, normal, along, projection) >= THINNEST;
  };
  return [wide(1, -1), wide(0, 1), wide(1, 1), wide(0, -1)];
}

type Wall = NonNullable<CubeScene["model"]["wall"]>;
type Line = 0 | 1 | 2;

/** The brick that touches another along a line. */
function neighbourOf(wall: Wall, brick: Brick, line: Line, way: 1 | -1): Brick | null {
  const [a, b, c] = brick.at.map((at, l) => (l === line ? at + way : at));
  const next = brickAt(wall, a, b, c);
  if (!next) return null;
  const [low, high] = way > 0 ? [brick, next] : [next, brick];
  return high.runs[line].from - low.runs[line].to < 1e-9 ? next : null;
}

/** How thick a brick looks along a line, in pixels, at right angles to the edge that runs along another. */
function thickness({ runs }: Brick, across: Line, along: Line, { axes }: Projection): number {
  const [u, v] = [axes[across], axes[along]];
  const area = Math.abs(u[0] * v[1] - u[1] * v[0]);
  return (area / Math.max(1e-9, Math.hypot(v[0], v[1]))) * (runs[across].to - runs[across].from);
}
