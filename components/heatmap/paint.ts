import type { Values } from "../../engine/plan/shape.ts";
import {
  entriesPerUnit,
  entryAt,
  inkWord,
  kindOf,
  type NonFiniteKind,
  patternWords,
  valuePalette,
} from "../valueColors.ts";
import type { ValueScale } from "../valueScale.ts";
import type { HeatmapLayout } from "./layout.ts";
import { type Pooled, paintedValues } from "./pool.ts";
import { offsetsAlong } from "./track.ts";

/** The part of a layout that is visible, in device pixels. */
export interface Viewport {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** In fewer pixels there is no room for a pattern: a value that is not finite is then plain ink. */
const SMALLEST_PATTERN = 4;

/**
 * Paints the visible part of a tensor into the words of an ImageData of width × height pixels.
 * Blank pixels stay transparent. Values that are not finite get their pattern.
 * @param pooled the means of the tensor's blocks, as far as they are known
 */
export function paintHeatmap(
  words: Uint32Array,
  view: Viewport,
  layout: HeatmapLayout,
  values: Values,
  scale: ValueScale,
  pooled: readonly Pooled[] = [],
): void {
  const { columns, rows, shape } = layout;
  const source = paintedValues(values, layout, pooled);
  const plane = rows.blocks * columns.blocks;
  const across = offsetsAlong(columns, view.left, view.width, plane, 1);
  const down = offsetsAlong(rows, view.top, view.height, shape[1] * plane, columns.blocks);
  const block = Math.min(columns.size, rows.size);
  const step = block < SMALLEST_PATTERN ? 0 : Math.max(2, Math.round(block / 6));
  let repeatable = false;
  for (let y = 0; y < view.height; y++) {
    const start = y * view.width;
    if (y > 0 && repeatable && down[y] === down[y - 1]) {
      words.copyWithin(start, start - view.width, start);
    } else {
      const row = words.subarray(start, start + view.width);
      repeatable = down[y] < 0 || paintRow(row, across, down[y], source, scale);
      if (down[y] < 0) row.fill(0);
      if (!repeatable) markRow(row, across, down[y], source, step, view.left, view.top + y);
    }
  }
}

/** Paints one row of pixels; false when it has a value that is not finite, which is left for `markRow`. */
function paintRow(row: Uint32Array, across: Int32Array, down: number, source: Values, scale: ValueScale): boolean {
  const { centre } = scale;
  const perUnit = entriesPerUnit(scale);
  const palette = valuePalette(scale);
  let finite = true;
  for (let x = 0; x < row.length; x++) {
    if (across[x] < 0) {
      row[x] = 0;
      continue;
    }
    const value = source[down + across[x]];
    if (value - value !== 0) finite = false;
    row[x] = palette[entryAt(value - centre, perUnit)];
  }
  return finite;
}

function markRow(
  row: Uint32Array,
  across: Int32Array,
  down: number,
  source: Values,
  step: number,
  left: number,
  y: number,
): void {
  for (let x = 0; x < row.length; x++) {
    const value = across[x] < 0 ? 0 : source[down + across[x]];
    if (Number.isFinite(value)) continue;
    const kind = kindOf(value);
    row[x] = step === 0 ? inkWord : patternWords[kind][toneAt(kind, left + x, y, step)];
  }
}

function toneAt(kind: NonFiniteKind, x: number, y: number, step: number): number {
  if (kind === "nan") return (Math.floor(x / step) + Math.floor(y / step)) & 1;
  return Math.floor((kind === "plus" ? x + y : x - y) / step) & 1;
}
