import { type Brick, brickAt, type Wall } from "./bricks.ts";
import { nearSides, type Projection, toScreen, type Vec2, type Vec3 } from "./projection.ts";

/**
 * One side of a brick as it is drawn: a parallelogram of u × v cells. Its picture is origin + s·u + t·v with s and t
 * from 0 to 1; the cell at (s·cells, t·cells) is its content.
 */
export interface Face {
  readonly brick: Brick;
  /** The line of the grid that the face is at right angles to: 0 is x, 1 is y, 2 is z. */
  readonly normal: 0 | 1 | 2;
  /** The index on that line of the cells that are seen. */
  readonly layer: number;
  /** The lines along which u and v run. */
  readonly lines: readonly [0 | 1 | 2, 0 | 1 | 2];
  readonly cells: readonly [number, number];
  readonly origin: Vec2;
  readonly u: Vec2;
  readonly v: Vec2;
}

/** u and v of a face by its normal: the side faces hang from the top, the top lies with its first sample at the left. */
const SPAN = [
  [2, 1],
  [0, 2],
  [0, 1],
] as const;

/** Whether a neighbour that touches a brick hides the side between them. */
export type Hides = (brick: Brick, neighbour: Brick) => boolean;

/**
 * The visible sides of all bricks in painter's order: what comes later may cover what came before, never the other way.
 * Because bricks stand on three lines, walking every line towards the viewer is such an order from any direction.
 */
export function facesOf(wall: Wall, projection: Projection, hides: Hides = () => true): Face[] {
  const near = nearSides(projection);
  const faces: Face[] = [];
  for (const a of towards(wall.runs[0].length, near[0])) {
    for (const b of towards(wall.runs[1].length, near[1])) {
      for (const c of towards(wall.runs[2].length, near[2])) {
        const brick = brickAt(wall, a, b, c);
        if (!brick) continue;
        for (const normal of [0, 1, 2] as const) {
          if (near[normal] === 0 || isHidden(wall, brick, normal, near[normal], hides)) continue;
          faces.push(faceOf(brick, normal, near[normal], projection));
        }
      }
    }
  }
  return faces;
}

/** The visible sides of bricks that stand on no common lines: the farther its middle, the earlier a brick is drawn. */
export function facesOfLoose(bricks: readonly Brick[], projection: Projection): Face[] {
  const near = nearSides(projection);
  const { toward } = projection;
  const depth = ({ runs }: Brick) =>
    toward[0] * (runs[0].from + runs[0].to) +
    toward[1] * (runs[1].from + runs[1].to) +
    toward[2] * (runs[2].from + runs[2].to);
  return bricks
    .map((brick) => ({ brick, depth: depth(brick) }))
    .sort((a, b) => a.depth - b.depth)
    .flatMap(({ brick }) =>
      ([0, 1, 2] as const)
        .filter((normal) => near[normal] !== 0)
        .map((normal) => faceOf(brick, normal, near[normal], projection)),
    );
}

/** One side of a brick: the one at right angles to the line `normal`, at its end (side 1) or its start (side −1). */
export function faceOf(brick: Brick, normal: 0 | 1 | 2, side: number, projection: Projection): Face {
  const run = brick.runs[normal];
  const lines = SPAN[normal];
  const [u, v] = lines.map((l) => brick.runs[l]);
  const corner: [number, number, number] = [brick.runs[0].from, brick.runs[1].from, brick.runs[2].from];
  if (side > 0) corner[normal] = run.to;
  return {
    brick,
    normal,
    layer: side > 0 ? run.end - 1 : run.first,
    lines,
    cells: [u.end - u.first, v.end - v.first],
    origin: toScreen(projection, corner),
    u: scaleVector(projection.axes[lines[0]], u.to - u.from),
    v: scaleVector(projection.axes[lines[1]], v.to - v.from),
  };
}

/** The place on the grid of a face's cell. */
export function placeOnFace({ brick, normal, layer, lines }: Face, s: number, t: number): Vec3 {
  const place: [number, number, number] = [0, 0, 0];
  place[normal] = layer;
  place[lines[0]] = brick.runs[lines[0]].first + s;
  place[lines[1]] = brick.runs[lines[1]].first + t;
  return place;
}

/** The corners of a part of a face, from cell (s0, t0) up to (s1, t1), in order around it. */
export function cornersOf({ cells, origin, u, v }: Face, s0 = 0, t0 = 0, s1 = cells[0], t1 = cells[1]): Vec2[] {
  const point = (s: number, t: number): Vec2 => [
    origin[0] + (u[0] * s) / cells[0] + (v[0] * t) / cells[1],
    origin[1] + (u[1] * s) / cells[0] + (v[1] * t) / cells[1],
  ];
  return [point(s0, t0), point(s1, t0), point(s1, t1), point(s0, t1)];
}

function isHidden(wall: Wall, brick: Brick, normal: 0 | 1 | 2, side: number, hides: Hides): boolean {
  const [a, b, c] = brick.at;
  const by = (line: number) => (line === normal ? side : 0);
  const neighbour = brickAt(wall, a + by(0), b + by(1), c + by(2));
  if (!neighbour) return false;
  const [run, next] = [brick.runs[normal], neighbour.runs[normal]];
  const gap = side > 0 ? next.from - run.to : run.from - next.to;
  return gap < 1e-9 && hides(brick, neighbour);
}

function towards(count: number, side: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  return side < 0 ? order.reverse() : order;
}

function scaleVector(vector: Vec2, by: number): Vec2 {
  return [vector[0] * by, vector[1] * by];
}
