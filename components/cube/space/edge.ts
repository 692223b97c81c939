import { nearSides, type Projection, toScreen, type Vec2, type Vec3 } from "./projection.ts";

/** An edge of the picture's outline, along one line of the grid. */
export interface Edge {
  /** The point of the picture at a position on the line. */
  readonly at: (position: number) => Vec2;
  /** Unit vector at right angles to the edge, away from the picture. */
  readonly outward: Vec2;
  /** Whether the edge points at the viewer. */
  readonly endOn: boolean;
}

/** Of the two edges of a box's outline that run along a line: the lower one, for the upright line the left one. */
export function edgeOf(a: 0 | 1 | 2, size: Vec3, projection: Projection): Edge {
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
  const along = projection.axes[a];
  const size2d = Math.hypot(along[0], along[1]);
  const scale = Math.max(...projection.axes.map((axis) => Math.hypot(axis[0], axis[1])));
  if (size2d < scale * END_ON) return { at, outward: [0, -1], endOn: true };
  const normal: Vec2 = [-along[1] / size2d, along[0] / size2d];
  const out = (at(0)[0] - projection.origin[0]) * normal[0] + (at(0)[1] - projection.origin[1]) * normal[1];
  return { at, outward: out >= 0 ? normal : [-normal[0], -normal[1]], endOn: false };
}

/** A line that is seen this much shorter than the longest points at the viewer. */
const END_ON = 0.12;
