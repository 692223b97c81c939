import type { Cell } from "../../engine/plan/shape.ts";
import { boxOfCell, cellAtPoint, type HeatmapLayout } from "./layout.ts";
import type { Viewport } from "./paint.ts";
import type { Span } from "./track.ts";

/** What is visible of a heatmap. Heatmaps of equal shape that are given the same window move together. */
export interface HeatmapWindow {
  /** How often the fitted size is doubled: 0 shows the whole width. */
  readonly zoom: number;
  /** Where the visible part begins, as fractions of the whole width and height. */
  readonly x: number;
  readonly y: number;
}

/** The window that one begins with: fitted, at the first sample and channel. */
export const WHOLE: HeatmapWindow = { zoom: 0, x: 0, y: 0 };

/** The visible part of a layout through a window of width × height device pixels. */
export function viewOf({ x, y }: HeatmapWindow, layout: HeatmapLayout, width: number, height: number): Viewport {
  return scrollTo(layout, x * layout.columns.length, y * layout.rows.length, width, height);
}

/** The window whose visible part begins at these device pixels. */
export function windowAt(zoom: number, { columns, rows }: HeatmapLayout, left: number, top: number): HeatmapWindow {
  return { zoom, x: left / columns.length, y: top / rows.length };
}

/** Where the visible part must begin so that a cell can be seen: as near as possible to where it begins now. */
export function revealing(layout: HeatmapLayout, view: Viewport, cell: Cell): Viewport {
  const { x, y } = boxOfCell(layout, cell);
  const { margin } = layout.columns;
  const left = reveal(x, view.left, view.width, margin);
  const top = reveal(y, view.top, view.height, margin);
  return scrollTo(layout, left, top, view.width, view.height);
}

/** Whether some of a cell can be seen. */
export function isVisible(layout: HeatmapLayout, view: Viewport, cell: Cell): boolean {
  const { x, y } = boxOfCell(layout, cell);
  const across = x.end > view.left && x.start < view.left + view.width;
  return across && y.end > view.top && y.start < view.top + view.height;
}

/** The visible part a page further down, or up. */
export function turnPage(layout: HeatmapLayout, view: Viewport, by: 1 | -1): Viewport {
  return scrollTo(layout, view.left, view.top + by * view.height, view.width, view.height);
}

/** The visible part of another layout of the same tensor that has a cell in its middle. */
export function centredOn(layout: HeatmapLayout, cell: Cell, width: number, height: number): Viewport {
  const { x, y } = boxOfCell(layout, cell);
  return scrollTo(layout, (x.start + x.end - width) / 2, (y.start + y.end - height) / 2, width, height);
}

/** The cell in the middle of the visible part. */
export function middleCell(layout: HeatmapLayout, view: Viewport): Cell {
  const { columns, rows } = layout;
  const x = Math.min(view.left + view.width / 2, columns.length - columns.margin - 1);
  const y = Math.min(view.top + view.height / 2, rows.length - rows.margin - 1);
  return cellAtPoint(layout, Math.max(x, columns.margin), Math.max(y, rows.margin)) ?? [0, 0, 0, 0];
}

function scrollTo(
  { columns, rows }: HeatmapLayout,
  left: number,
  top: number,
  width: number,
  height: number,
): Viewport {
  return {
    left: Math.round(Math.max(0, Math.min(left, columns.length - width))),
    top: Math.round(Math.max(0, Math.min(top, rows.length - height))),
    width,
    height,
  };
}

function reveal({ start, end }: Span, first: number, length: number, margin: number): number {
  if (start - margin < first) return start - margin;
  return end + margin > first + length ? end + margin - length : first;
}
