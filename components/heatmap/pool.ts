import { plainScans } from "../../engine/arithmetic/plainScans.ts";
import { blocksIn } from "../../engine/arithmetic/scans.ts";
import { roomLike, type Tensor, type Values } from "../../engine/plan/shape.ts";
import type { HeatmapLayout } from "./layout.ts";

/** How many rows and columns of cells share a pixel. */
export interface BlockSize {
  readonly h: number;
  readonly w: number;
}

/** The means of a tensor's blocks: what a heatmap that is larger than the screen paints. */
export interface Pooled extends BlockSize {
  readonly means: Tensor;
}

/** The block size of a layout. */
export function blockSizeOf({ rows, columns }: HeatmapLayout): BlockSize {
  return { h: rows.pool, w: columns.pool };
}

/** The means of the blocks that a layout shows of a tensor of at most some million cells. */
export function pooledFor(layout: HeatmapLayout, values: Values): Pooled {
  const { h, w } = blockSizeOf(layout);
  const means = roomLike(values, blocksIn(layout.shape, h, w));
  plainScans.pooled(values, layout.shape, h, w, means);
  return { h, w, means };
}

const kept = new WeakMap<Values, Pooled>();

/**
 * What a layout paints of a tensor: its values, or the means of its blocks. Until means of the right size are there, the
 * first cell of each block stands for it; these are kept for every tensor's last block size.
 */
export function paintedValues(values: Values, layout: HeatmapLayout, pooled: readonly Pooled[]): Values {
  const { h, w } = blockSizeOf(layout);
  if (h === 1 && w === 1) return values;
  const ready = [...pooled, kept.get(values)].find((known) => known?.h === h && known.w === w);
  if (ready) return ready.means;
  const means = firstOfBlocks(values, layout);
  kept.set(values, { h, w, means });
  return means;
}

function firstOfBlocks(values: Values, { shape: [N, C, H, W], rows, columns }: HeatmapLayout) {
  const first = roomLike(values, blocksIn([N, C, H, W], rows.pool, columns.pool));
  let block = 0;
  for (let row = 0; row < N * C * H; row += H)
    for (let h = 0; h < H; h += rows.pool)
      for (let w = 0; w < W; w += columns.pool) first[block++] = values[(row + h) * W + w];
  return first;
}
