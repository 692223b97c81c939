import type { Shape } from "../../engine/plan/shape.ts";
import type { HeatmapLayout } from "../heatmap/layout.ts";
import { type Track, trackOf } from "../heatmap/track.ts";

/** Whether a strip lies below the cells or stands beside them. */
export type StripSide = "below" | "beside";

/** How thick a strip of single entries is, in em of its numbers. */
const THICKNESS = 1.5;
/** What is free above and below it. */
const MARGIN = 2;

/** Parameters that differ from sample to sample (of weights: by output channel) stand beside the cells, the others below. */
export function stripSideOf([N, C]: Shape): StripSide {
  return N > 1 && C === 1 ? "beside" : "below";
}

/**
 * The layout of a parameter with `blocks` entries along each axis, aligned to the tiles of a heatmap: an entry per channel
 * is as wide as the channel's tile, an entry per element as wide as the element's cell. `em`: the text's size in CSS pixels.
 */
export function stripLayout(layout: HeatmapLayout, blocks: Shape, ratio: number, em: number): HeatmapLayout {
  const [, , H, W] = layout.shape;
  const single = (pool: Track) =>
    trackOf({
      ...pool,
      tiles: 1,
      cells: 1,
      pool: 1,
      size: Math.round(THICKNESS * em * ratio),
      margin: MARGIN * ratio,
      seam: 0,
    });
  const beside = stripSideOf(blocks) === "beside";
  return {
    shape: blocks,
    columns: beside ? single(layout.columns) : alignTrack(layout.columns, blocks[1], blocks[3] === W),
    rows: beside
      ? alignTrack(layout.rows, blocks[0], blocks[2] === H)
      : blocks[2] > 1
        ? trackOf({ ...layout.rows, tiles: 1, margin: layout.columns.margin })
        : single(layout.rows),
    zoomLimit: 0,
  };
}

/**
 * The middle of what a window that begins at 0 shows of a stretch; null where that is less than `need`,
 * unless it is all of it.
 */
export function visibleMiddle(start: number, length: number, window: number, need: number): number | null {
  const [from, to] = [Math.max(0, start), Math.min(window, start + length)];
  return to - from >= Math.min(need, length) ? (from + to) / 2 : null;
}

function alignTrack(track: Track, tiles: number, perCell: boolean): Track {
  return perCell && track.cells > 1
    ? trackOf({ ...track, tiles })
    : trackOf({ ...track, tiles, cells: 1, pool: 1, size: track.tile + track.seam });
}
