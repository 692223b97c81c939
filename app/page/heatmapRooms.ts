import { create } from "zustand";
import type { HeatmapRoom } from "../../components/heatmap/frame.ts";

/** The heatmaps that are shown, and the room of each: the worker makes the means of the blocks that share a pixel there. */
export function createHeatmapRooms() {
  const heatmapRooms = create<Readonly<Record<string, HeatmapRoom>>>(() => ({}));
  return {
    heatmapRooms,

    /** Notes the room of a heatmap; null when it is gone. */
    noteRoom(heatmap: string, room: HeatmapRoom | null): void {
      const { [heatmap]: _, ...others } = heatmapRooms.getState();
      heatmapRooms.setState(room ? { ...others, [heatmap]: room } : others, true);
    },
  };
}
