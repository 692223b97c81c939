import { type Key, keyOf } from "../random.ts";
import type { Shape } from "../shape.ts";

/** The number of one cell of a plane; `key` is the plane's own. */
type CellOf = (key: Key, h: number, w: number) => number;

/** Fills samples from `first` (0) on, plane by plane: `planeOf` is asked once for each (n, c) and answers with what makes that plane's cells. */
export function fillCells(
  out: Float32Array,
  [, C, H, W]: Shape,
  seed: number,
  first: number | undefined,
  planeOf: (n: number, c: number) => CellOf,
): void {
  let i = 0;
  for (let n = first ?? 0; i < out.length; n++) {
    for (let c = 0; c < C; c++) {
      const key = keyOf(seed, n, c);
      const cellOf = planeOf(n, c);
      for (let h = 0; h < H; h++) {
        for (let w = 0; w < W; w++) out[i++] = cellOf(key, h, w);
      }
    }
  }
}
