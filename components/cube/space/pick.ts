import type { Cell } from "../../../engine/plan/shape.ts";
import type { CubeScene } from "../paint/scene.ts";
import { type Face, placeOnFace } from "./faces.ts";
import { cellAtPlace } from "./grid.ts";
import type { Vec2 } from "./projection.ts";

/** The cell that is seen at a point of a scene: glass does not take the pointer. Exact at any angle. */
export function pick({ model: { grid }, faces, appearanceOf }: CubeScene, point: Vec2): Cell | null {
  for (let i = faces.length - 1; i >= 0; i--) {
    if (appearanceOf(faces[i].brick).alpha < 1) continue;
    const at = onFace(faces[i], point);
    if (at) return cellAtPlace(grid, placeOnFace(faces[i], at[0], at[1]));
  }
  return null;
}

/** The cell of a face, as an index along u and v, at a point of the picture; null outside the face. */
export function onFace({ origin, u, v, cells }: Face, [x, y]: Vec2): [number, number] | null {
  const det = u[0] * v[1] - u[1] * v[0];
  if (Math.abs(det) < 1e-9) return null;
  const [dx, dy] = [x - origin[0], y - origin[1]];
  const s = (dx * v[1] - dy * v[0]) / det;
  const t = (u[0] * dy - u[1] * dx) / det;
  if (s < 0 || s > 1 || t < 0 || t > 1) return null;
  return [Math.min(cells[0] - 1, Math.floor(s * cells[0])), Math.min(cells[1] - 1, Math.floor(t * cells[1]))];
}
