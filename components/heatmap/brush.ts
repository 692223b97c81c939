import type { Shape, Values } from "../../engine/plan/shape.ts";
import { brushedBlocks } from "../../engine/values/brushed.ts";
import type { ValueRange } from "../../engine/values/valueRange.ts";
import type { HeatmapLayout } from "./layout.ts";
import type { Viewport } from "./paint.ts";
import { offsetsAlong, spanOf, type Track, tilesWithin } from "./track.ts";

/** A range of values of a tensor, which may be another than the one that is shown: its cells are lit, the others hatched. */
export interface HeatmapBrush {
  readonly values: Values;
  readonly range: ValueRange;
}

/** Which blocks of a layout hold a brushed cell, in the order in which the cells are painted. */
export function blocksOf(brush: HeatmapBrush, shape: Shape, { rows, columns }: HeatmapLayout): Uint8Array {
  const [h, w] = [rows.pool, columns.pool];
  const known = kept.get(brush);
  if (known && known.h === h && known.w === w) return known.marks;
  const marks = brushedBlocks(brush.values, shape, brush.range, h, w);
  kept.set(brush, { h, w, marks });
  return marks;
}

/** The last blocks of every brush: heatmaps beside each other ask for the same ones. */
const kept = new WeakMap<HeatmapBrush, { h: number; w: number; marks: Uint8Array }>();

/** A grey that is seen on every colour of the scale, as an ImageData word. */
const HATCH = 0xff80746b;

/**
 * Hatches the blocks that are not brushed into the words of an ImageData of width × height pixels; between the lines
 * the colours below stay as they are.
 */
export function paintHatch(
  words: Uint32Array,
  view: Viewport,
  layout: HeatmapLayout,
  marks: Uint8Array,
  ratio: number,
) {
  const { columns, rows, shape } = layout;
  const plane = rows.blocks * columns.blocks;
  const across = offsetsAlong(columns, view.left, view.width, plane, 1);
  const down = offsetsAlong(rows, view.top, view.height, shape[1] * plane, columns.blocks);
  const line = Math.max(1, Math.round(1.5 * ratio));
  const period = 3 * line;
  for (let y = 0; y < view.height; y++) {
    for (let x = 0; x < view.width; x++) {
      const blank = across[x] < 0 || down[y] < 0 || marks[down[y] + across[x]] === 1;
      const onLine = (x + view.left + y + view.top) % period < line;
      words[y * view.width + x] = !blank && onLine ? HATCH : 0;
    }
  }
}

/** Cells smaller than this, in CSS pixels, are not outlined one by one. */
const SMALLEST = 7;
/** More outlines than this are not drawn: the hatching of the others says it. */
const MOST = 3000;

/** The outlines of the visible brushed cells as one path in CSS pixels; empty where they would be too small or too many. */
export function brushedPath(
  view: Viewport,
  { columns, rows, shape }: HeatmapLayout,
  marks: Uint8Array,
  ratio: number,
): string {
  if (Math.min(columns.size, rows.size) < SMALLEST * ratio) return "";
  const parts: string[] = [];
  const across = visibleBlocks(columns, view.left, view.width);
  const plane = rows.blocks * columns.blocks;
  for (const row of visibleBlocks(rows, view.top, view.height)) {
    for (const column of across) {
      const start = (row.tile * shape[1] + column.tile) * plane;
      if (marks[start + row.block * columns.blocks + column.block] === 0) continue;
      if (parts.length === MOST) return "";
      const [x, y] = [(column.start - view.left) / ratio + 1, (row.start - view.top) / ratio + 1];
      parts.push(`M${x} ${y}h${column.length / ratio - 2}v${row.length / ratio - 2}h${2 - column.length / ratio}z`);
    }
  }
  return parts.join("");
}

function visibleBlocks(track: Track, start: number, length: number) {
  const { first, last } = tilesWithin(track, start, start + length);
  const blocks: { tile: number; block: number; start: number; length: number }[] = [];
  for (let tile = first; tile <= last; tile++) {
    for (let block = 0; block < track.blocks; block++) {
      const span = spanOf(track, tile, block * track.pool);
      if (span.end > start && span.start < start + length)
        blocks.push({ tile, block, start: span.start, length: span.end - span.start });
    }
  }
  return blocks;
}
