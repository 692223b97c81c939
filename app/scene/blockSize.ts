import { create } from "zustand";
import type { BlockSize } from "../../components/heatmap/pool.ts";

/** How many cells share a pixel in the heatmaps that are shown: transient. The worker makes the means of these blocks. */
export const blockSize = create<BlockSize>(() => ({ h: 1, w: 1 }));

export function noteBlockSize(size: BlockSize): void {
  blockSize.setState(size);
}
