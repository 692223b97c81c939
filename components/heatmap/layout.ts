import type { Cell, Shape } from "../../engine/plan/shape.ts";
import { cellAtPixel, type Span, spanOf, type Track, trackOf } from "./track.ts";

/** Where every cell of a tensor lies: columns hold C tiles of W cells, rows N tiles of H cells. All in device pixels. */
export interface HeatmapLayout {
  readonly shape: Shape;
  readonly columns: Track;
  readonly rows: Track;
  /** How far one can zoom in, in doublings of the fitted size. */
  readonly zoomLimit: number;
}

/** The room for a heatmap, in device pixels, and how many of them make one CSS pixel. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** A rectangle in device pixels. */
export interface Box {
  readonly x: Span;
  readonly y: Span;
}

/* Sizes of cells in CSS pixels. */
const LARGEST = 40;
const COMFORTABLE = 8;
const WITH_SEAM = 8;
const ZOOMED = 24;
const THINNEST_PICTURE = 24;
/* Sizes of blanks in CSS pixels. */
const MARGIN = 5;
const LARGEST_GAP = 12;
const LARGEST_TIGHT_GAP = 4;
/** A tile is never pooled into fewer pixels than this along its width. */
const LEAST_TILE = 2;

/**
 * Lays a tensor out. At zoom 0 it fits the room's width, with cells between one pixel and 40 CSS pixels, or pooled
 * down to tiles of two pixels; what is still wider scrolls. It fits the height too where cells stay comfortable.
 * Each zoom level doubles the cells.
 */
export function heatmapLayout(shape: Shape, room: BoxSize, zoom: number): HeatmapLayout {
  const fitted = fittedScale(shape, room);
  const zoomLimit = Math.max(0, Math.ceil(Math.log2((ZOOMED * room.ratio) / fitted)));
  return { ...tracksAt(shape, snap(fitted * 2 ** Math.min(zoom, zoomLimit)), room.ratio), shape, zoomLimit };
}

/** The cell under a point of the layout, or null. */
export function cellAtPoint({ columns, rows }: HeatmapLayout, x: number, y: number): Cell | null {
  const column = cellAtPixel(columns, x);
  const row = cellAtPixel(rows, y);
  return column && row && [row.tile, column.tile, row.cell, column.cell];
}

/** The pixels of a cell; of the pixel that it shares where cells are pooled. */
export function boxOfCell({ columns, rows }: HeatmapLayout, [n, c, h, w]: Cell): Box {
  return { x: spanOf(columns, c, w), y: spanOf(rows, n, h) };
}

/** Pixels per cell: a whole number, or one divided by a whole number. */
function snap(scale: number): number {
  return scale >= 1 ? Math.round(scale) : 1 / Math.round(1 / scale);
}

function fittedScale(shape: Shape, room: BoxSize): number {
  const heightLimited = largestScale((scale) => tracksAt(shape, scale, room.ratio).rows.length <= room.height, room);
  const most = Math.max(heightLimited, Math.floor(COMFORTABLE * room.ratio));
  const scale = largestScale((s) => s <= most && tracksAt(shape, s, room.ratio).columns.length <= room.width, room);
  return scale > 0 ? scale : pooledScale(shape, room);
}

function largestScale(fits: (scale: number) => boolean, room: BoxSize): number {
  for (let scale = Math.round(LARGEST * room.ratio); scale >= 1; scale--) if (fits(scale)) return scale;
  return 0;
}

function pooledScale(shape: Shape, room: BoxSize): number {
  const W = shape[3];
  const mostPooled = Math.max(1, Math.ceil(W / LEAST_TILE));
  let pool = Math.max(2, Math.floor((shape[1] * W) / room.width));
  while (pool < mostPooled && tracksAt(shape, 1 / pool, room.ratio).columns.length > room.width) {
    pool = Math.max(pool + 1, Math.floor(pool * 1.01));
  }
  return 1 / Math.min(pool, mostPooled);
}

function tracksAt([N, C, H, W]: Shape, scale: number, ratio: number) {
  const pool = scale < 1 ? Math.round(1 / scale) : 1;
  const size = Math.max(1, scale);
  const tall = rowSize(N * H, scale, ratio);
  const rowPool = tall > size ? 1 : pool;
  const seam = size >= WITH_SEAM * ratio ? Math.round(ratio) : 0;
  const gap = gapOf(Math.ceil(W / pool) * size, Math.ceil(H / rowPool) * tall, size, ratio);
  const common = { seam, gap, margin: Math.round(MARGIN * ratio) };
  return {
    columns: trackOf({ tiles: C, cells: W, pool, size, ...common }),
    rows: trackOf({ tiles: N, cells: H, pool: rowPool, size: tall, ...common }),
  };
}

/** Cells are square, except where the whole picture would be a thin line: then its few rows are made taller. */
function rowSize(rows: number, scale: number, ratio: number): number {
  const least = THINNEST_PICTURE * ratio;
  return rows * scale < least ? Math.max(1, Math.floor(least / rows), scale) : Math.max(1, scale);
}

/** About half a cell, in proportion to the smaller side of a tile, and none where tiles are a pixel or two. */
function gapOf(width: number, height: number, size: number, ratio: number): number {
  const side = Math.min(width, height);
  const most = Math.max(LARGEST_TIGHT_GAP * ratio, Math.min(LARGEST_GAP * ratio, 0.6 * size));
  return side < 3 ? 0 : Math.round(Math.max(1, Math.min(most, 0.19 * side)));
}
