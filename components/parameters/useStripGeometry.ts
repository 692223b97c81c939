import { type MouseEvent, useMemo } from "react";
import { shortNumber } from "../../engine/numbers.ts";
import { cellAt, indexOf, type Shape } from "../../engine/plan/shape.ts";
import type { HeatmapFrame } from "../heatmap/frame.ts";
import { boxOfCell, cellAtPoint } from "../heatmap/layout.ts";
import type { Viewport } from "../heatmap/paint.ts";
import { type Track, tilesWithin } from "../heatmap/track.ts";
import { stripLayout, stripSideOf } from "./stripLayout.ts";

/* Room for the numbers of entries, in em of their own size: a character, and a line. */
const PER_CHARACTER = 0.62;
const LINE = 1.36;

/** More numbers than this have no room, however small. */
const MOST_NUMBERS = 200;

export type StripGeometry = ReturnType<typeof useStripGeometry>;

/** Where the entries of a parameter lie, which of them are visible, and whether their numbers fit. */
export function useStripGeometry(blocks: Shape, values: Float64Array, frame: HeatmapFrame, view: Viewport, em: number) {
  const { ratio } = frame;
  const below = stripSideOf(blocks) === "below";
  const layout = useMemo(() => stripLayout(frame.layout, blocks, ratio, em), [frame, blocks, ratio, em]);
  const shown = useMemo((): Viewport => {
    if (!below) return { left: 0, width: layout.columns.length, top: view.top, height: view.height };
    return { left: view.left, width: view.width, top: 0, height: layout.rows.length };
  }, [below, view, layout]);
  const entries = below
    ? visible(layout.columns, shown.left, shown.width)
    : visible(layout.rows, shown.top, shown.height);
  const room = roomForNumbers(entries.length > MOST_NUMBERS ? [] : entries.map((entry) => values[entry]), em);
  const { tile, gap } = below ? layout.columns : layout.rows;
  const numbered = below
    ? blocks[2] === 1 && room.width > 0 && tile + gap >= room.width * ratio
    : room.height > 0 && tile >= room.height * ratio;
  return {
    below,
    layout,
    /** The visible part of the layout, in device pixels. */
    shown,
    /** The visible entries, and what one of their numbers needs in CSS pixels. */
    entries,
    room,
    numbered,
    /** With the numbers that stand beside, in CSS pixels. */
    width: shown.width / ratio + (numbered && !below ? room.width + 8 : 0),
    height: shown.height / ratio,
    /** What is visible of the entries themselves, in CSS pixels. */
    inner: { width: shown.width / ratio, height: shown.height / ratio },

    /** The rectangle of an entry in CSS pixels. */
    boxOf(entry: number) {
      const { x, y } = boxOfCell(layout, cellAt(blocks, entry));
      const [left, top] = [(x.start - shown.left) / ratio, (y.start - shown.top) / ratio];
      return { x: left, y: top, width: (x.end - x.start) / ratio, height: (y.end - y.start) / ratio };
    },

    /** The entry under the pointer. */
    entryAt(event: MouseEvent): number | null {
      const { left, top } = event.currentTarget.getBoundingClientRect();
      const y = Math.min((event.clientY - top) * ratio, shown.height - layout.rows.margin - 1);
      const cell = cellAtPoint(
        layout,
        shown.left + (event.clientX - left) * ratio,
        shown.top + Math.max(y, layout.rows.margin),
      );
      return cell && indexOf(blocks, cell);
    },
  };
}

/** How much room the longest of some numbers takes, in CSS pixels; none where there are none. */
function roomForNumbers(values: readonly number[], em: number): { readonly width: number; readonly height: number } {
  const longest = Math.max(0, ...values.map((value) => shortNumber(value).length));
  return { width: longest * PER_CHARACTER * em, height: longest > 0 ? LINE * em : 0 };
}

function visible(track: Track, start: number, length: number): number[] {
  const { first, last } = tilesWithin(track, start, start + length);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
