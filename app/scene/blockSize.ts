import { create } from "zustand";
import { blockSizeIn, type HeatmapRoom } from "../../components/heatmap/frame.ts";
import type { BlockSize } from "../../components/heatmap/pool.ts";
import type { Shape } from "../../engine/shape.ts";

/** The room of the heatmaps that are shown: transient. The worker makes the means of the blocks that share a pixel there. */
const heatmapRoom = create<{ readonly room: HeatmapRoom | null }>(() => ({ room: null }));

export function noteRoom(room: HeatmapRoom): void {
  heatmapRoom.setState({ room });
}

/** How many cells of a tensor will share a pixel: before heatmaps are there, none. */
export function blockSizeFor(shape: Shape): BlockSize {
  const { room } = heatmapRoom.getState();
  return room ? blockSizeIn(room, shape) : { h: 1, w: 1 };
}
