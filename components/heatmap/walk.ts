import type { Cell, Shape } from "../../engine/plan/shape.ts";
import type { WalkKey } from "../walkKey.ts";

/**
 * Where a key leads from a cell: arrows to the neighbour as drawn, over the edges of tiles; with Shift to the same
 * place in the next tile; Home and End to the ends of the row as drawn, with Ctrl to the first and the last cell.
 * Null for other keys.
 */
export function walkHeatmap([N, C, H, W]: Shape, [n, c, h, w]: Cell, { key, shiftKey, ctrlKey }: WalkKey): Cell | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight": {
      const [tile, cell] = along(C, W, c, w, key === "ArrowRight" ? 1 : -1, shiftKey);
      return [n, tile, h, cell];
    }
    case "ArrowUp":
    case "ArrowDown": {
      const [tile, cell] = along(N, H, n, h, key === "ArrowDown" ? 1 : -1, shiftKey);
      return [tile, c, cell, w];
    }
    case "Home":
      return ctrlKey ? [0, 0, 0, 0] : [n, 0, h, 0];
    case "End":
      return ctrlKey ? [N - 1, C - 1, H - 1, W - 1] : [n, C - 1, h, W - 1];
    default:
      return null;
  }
}

function along(tiles: number, cells: number, tile: number, cell: number, step: number, wholeTile: boolean) {
  if (wholeTile) return [Math.max(0, Math.min(tiles - 1, tile + step)), cell];
  const place = Math.max(0, Math.min(tiles * cells - 1, tile * cells + cell + step));
  return [Math.floor(place / cells), place % cells];
}
