import { rangesOf, type Sets, setOf } from "../../engine/plan/partition.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { Box, HeatmapLayout } from "./layout.ts";
import type { Viewport } from "./paint.ts";
import { type Span, spanOf, type Track, tilesWithin } from "./track.ts";

/** The rectangles around a set that lie in the visible part, and how many more there would be. */
export interface Outlines {
  readonly boxes: readonly Box[];
  readonly omitted: number;
  /** Whether they surround whole tiles. */
  readonly planar: boolean;
}

/** How far an outline goes on outside of the visible part, in device pixels, so that its edge is not seen there. */
const BEYOND = 64;

/**
 * The outline of the set of a cell: one rectangle around adjacent whole tiles, one per tile where a set takes only
 * some rows and columns of each. At most `limit` rectangles.
 */
export function setOutlines(layout: HeatmapLayout, sets: Sets, cell: Cell, view: Viewport, limit: number): Outlines {
  const [n, c, h, w] = rangesOf(sets, setOf(sets, cell));
  const across = spansOf(layout.columns, c, w, view.left, view.left + view.width);
  const down = spansOf(layout.rows, n, h, view.top, view.top + view.height);
  const boxes: Box[] = [];
  for (const y of down) {
    for (const x of across) {
      if (boxes.length < limit) boxes.push({ x, y });
    }
  }
  return { boxes, omitted: across.length * down.length - boxes.length, planar: sets.planar };
}

type Range = readonly [start: number, end: number];

function spansOf(track: Track, tiles: Range, cells: Range, start: number, end: number): Span[] {
  const spans: Span[] = [];
  if (cells[0] === 0 && cells[1] === track.cells) {
    spans.push(spanOf(track, tiles[0], 0, tiles[1] - 1, cells[1] - 1));
  } else {
    const { first, last } = tilesWithin(track, start, end);
    for (let tile = Math.max(first, tiles[0]); tile <= Math.min(last, tiles[1] - 1); tile++) {
      spans.push(spanOf(track, tile, cells[0], tile, cells[1] - 1));
    }
  }
  return spans
    .filter((span) => span.end > start && span.start < end)
    .map((span) => ({ start: Math.max(span.start, start - BEYOND), end: Math.min(span.end, end + BEYOND) }));
}
