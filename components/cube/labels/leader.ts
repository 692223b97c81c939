import type { Cell } from "../../../engine/plan/shape.ts";
import { type Grid, sizeOfGrid } from "../space/grid.ts";
import { startOf } from "../space/line.ts";
import { nearSides, type Projection, toScreen, type Vec2, type Vec3 } from "../space/projection.ts";

/** A line from a value of the near corner to words beside the picture. In pixels. */
export interface Leader {
  readonly cell: Cell;
  /** On the side of the value that is seen. */
  readonly from: Vec2;
  /** Where the words begin, right of the picture. */
  readonly to: Vec2;
}

/** How far down the edge of the near corner the line begins, and how far from the picture the words stand. */
const DOWN = 0.3;
const BEYOND = 14;

/**
 * The leader of a cube: it begins at the vertical edge that is nearest to the viewer. Null for blocks, which have no near
 * corner, and where the cube is seen end on.
 */
export function leaderOf(grid: Grid, projection: Projection): Leader | null {
  const { shape, lines } = grid;
  const [x, y, z] = nearSides(projection);
  if (grid.arrangement !== "cube" || x === 0 || y === 0 || z === 0) return null;
  const [N, C, , W] = shape;
  const n = x < 0 ? 0 : N - 1;
  const c = z < 0 ? 0 : C - 1;
  const hw = Math.floor(DOWN * lines[1].cells);
  const size = sizeOfGrid(grid);
  const at: Vec3 = [
    startOf(lines[0], n) + lines[0].cell / 2,
    startOf(lines[1], hw) + lines[1].cell / 2,
    (z * size[2]) / 2,
  ];
  const from = toScreen(projection, at);
  const width = projection.axes.reduce((sum, [across], a) => sum + Math.abs(across) * size[a], 0);
  return {
    cell: [n, c, Math.floor(hw / W), hw % W],
    from,
    to: [projection.origin[0] + width / 2 + BEYOND, from[1]],
  };
}
