import type { Shape } from "../../engine/plan/shape.ts";
import { type HeatmapLayout, heatmapLayout } from "./layout.ts";
import { type BlockSize, blockSizeOf } from "./pool.ts";

/** A layout in its box: how much of it is visible at once, in device pixels, and in which directions the rest scrolls. */
export interface HeatmapFrame {
  readonly layout: HeatmapLayout;
  readonly width: number;
  readonly height: number;
  readonly scrollsX: boolean;
  readonly scrollsY: boolean;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** What a heatmap has to lay tensors out in: its box in CSS pixels, and how far the shape that it shows is zoomed. */
export interface HeatmapRoom {
  readonly width: number;
  readonly ratio: number;
  readonly zoom: number;
  readonly shape: Shape;
  /** The tallest visible part; where it is absent, as tall as is usual. */
  readonly tallest?: number;
}

/** The block size of a tensor in a heatmap's room. One of another shape begins fitted. */
export function blockSizeIn({ width, ratio, zoom, shape: shown, tallest }: HeatmapRoom, shape: Shape): BlockSize {
  return blockSizeOf(frameOf(shape, width, ratio, shape.join() === shown.join() ? zoom : 0, tallest).layout);
}

/** The usual height of the tallest visible part, in CSS pixels. */
const TALLEST = 420;
/** Room for a scroll bar, in CSS pixels. */
export const SCROLL_BAR = 16;

/** Lays a tensor out in a box of a given width in CSS pixels; in one without room, as a page has while it is rearranged, in a pixel. */
export function frameOf(shape: Shape, boxWidth: number, ratio: number, zoom: number, tallest = TALLEST): HeatmapFrame {
  const room = { width: Math.max(1, Math.floor(boxWidth * ratio)), height: Math.floor(tallest * ratio), ratio };
  const open = heatmapLayout(shape, room, zoom);
  const scrollsY = open.rows.length > room.height;
  const width = scrollsY ? Math.max(1, room.width - Math.ceil(SCROLL_BAR * ratio)) : room.width;
  const layout = scrollsY ? heatmapLayout(shape, { ...room, width }, zoom) : open;
  return {
    layout,
    width: Math.min(width, layout.columns.length),
    height: Math.min(room.height, layout.rows.length),
    scrollsX: layout.columns.length > width,
    scrollsY,
    ratio,
  };
}
