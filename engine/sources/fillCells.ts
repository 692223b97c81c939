import type { Shape } from "../plan/shape.ts";
import { type Key, randomKey } from "./random.ts";

/** The number of one cell of a plane; `key` is the plane's own. */
type CellOf = (key: Key, h: number, w: number) => number;

/**
 * Fills the samples of a mini-batch from `first` on, plane by plane.
 * @param planeOf answers with what makes a plane's cells; its `n` counts through all mini-batches
 */
export function fillCells(
  out: Float32Array,
  [N, C, H, W]: Shape,
  seed: number,
  first = 0,
  batch = 0,
  planeOf: (n: number, c: number) => CellOf,
): void {
  let i = 0;
  for (let n = batch * N + first; i < out.length; n++) {
    for (let c = 0; c < C; c++) {
      const key = randomKey(seed, n, c);
      const cellOf = planeOf(n, c);
      for (let h = 0; h < H; h++) {
        for (let w = 0; w < W; w++) out[i++] = cellOf(key, h, w);
      }
    }
  }
}
