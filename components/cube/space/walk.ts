import type { Cell } from "../../../engine/plan/shape.ts";
import type { WalkKey } from "../../walkKey.ts";
import type { Grid } from "./grid.ts";
import type { Projection, Vec2 } from "./projection.ts";

const ARROWS: Record<string, Vec2> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The cell that a key leads to, or null when the key does not walk. In the cube up and down walk H·W, left and right C,
 * with Shift N; in blocks per sample H, W, with Shift up and down C, left and right N. An arrow goes where it points on the
 * screen. Home and End go to the ends of what left and right walk; with Ctrl of what up and down walk. Walks end at the edges.
 */
export function walkCube(
  grid: Grid,
  projection: Projection,
  cell: Cell,
  { key, shiftKey, ctrlKey }: WalkKey,
): Cell | null {
  const arrow = ARROWS[key];
  if (!arrow && key !== "Home" && key !== "End") return null;
  const [way, line] = wayOf(grid, ctrlKey && !arrow ? [0, 1] : (arrow ?? [1, 0]), shiftKey);
  const by = arrow ? alongScreen(projection.axes[line], arrow) : key === "Home" ? -Infinity : Infinity;
  return moveCell(grid, cell, way, by);
}

type Way = "N" | "C" | "H" | "W" | "HW";

/** What is walked, and the line of the grid along which it lies. */
function wayOf({ arrangement }: Grid, arrow: Vec2, shift: boolean): readonly [Way, 0 | 1 | 2] {
  const upright = arrow[1] !== 0;
  if (arrangement === "cube") return shift ? ["N", 0] : upright ? ["HW", 1] : ["C", 2];
  if (shift) return upright ? ["C", 2] : ["N", 0];
  return upright ? ["H", 1] : ["W", 0];
}

/** 1 when the line's index grows in the direction of the arrow on the screen, −1 when it falls. */
function alongScreen(axis: Vec2, arrow: Vec2): number {
  const along = axis[0] * arrow[0] + axis[1] * arrow[1];
  return Math.abs(along) > 1e-6 ? Math.sign(along) : arrow[0] + arrow[1];
}

function moveCell({ shape: [N, C, H, W] }: Grid, [n, c, h, w]: Cell, way: Way, by: number): Cell {
  const to = (index: number, length: number) => Math.max(0, Math.min(length - 1, index + by));
  if (way === "N") return [to(n, N), c, h, w];
  if (way === "C") return [n, to(c, C), h, w];
  if (way === "H") return [n, c, to(h, H), w];
  if (way === "W") return [n, c, h, to(w, W)];
  const flat = to(h * W + w, H * W);
  return [n, c, Math.floor(flat / W), flat % W];
}
