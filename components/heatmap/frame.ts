import type { Shape } from "../../engine/shape.ts";
import { type HeatmapLayout, layoutOf } from "./layout.ts";

/** A layout in its box: how much of it is visible at once, in device pixels, and in which directions the rest scrolls. */
export interface Frame {
  readonly layout: HeatmapLayout;
  readonly width: number;
  readonly height: number;
  readonly scrollsX: boolean;
  readonly scrollsY: boolean;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** The tallest visible part, in CSS pixels. */
const TALLEST = 420;
/** Room for a scroll bar, in CSS pixels. */
export const SCROLL_BAR = 16;

/** Lays a tensor out in a box of a given width in CSS pixels. */
export function frameOf(shape: Shape, boxWidth: number, ratio: number, zoom: number): Frame {
  const room = { width: Math.floor(boxWidth * ratio), height: Math.floor(TALLEST * ratio), ratio };
  const open = layoutOf(shape, room, zoom);
  const scrollsY = open.rows.length > room.height;
  const width = scrollsY ? room.width - Math.ceil(SCROLL_BAR * ratio) : room.width;
  const layout = scrollsY ? layoutOf(shape, { ...room, width }, zoom) : open;
  return {
    layout,
    width: Math.min(width, layout.columns.length),
    height: Math.min(room.height, layout.rows.length),
    scrollsX: layout.columns.length > width,
    scrollsY,
    ratio,
  };
}
