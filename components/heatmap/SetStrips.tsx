import { memo } from "react";
import { type Sets, setOf } from "../../engine/plan/partition.ts";
import { css, setColor } from "../cube/paint/colors.ts";
import type { HeatmapFrame } from "./frame.ts";
import type { Viewport } from "./paint.ts";
import { spanOf, tilesWithin } from "./track.ts";

interface SetStripsProps {
  readonly frame: HeatmapFrame;
  readonly view: Viewport;
  /** Sets of whole tiles. */
  readonly sets: Sets;
}

/* In CSS pixels. */
const HIGH = 3;
const ABOVE = 4;
const THINNEST = 8;

/** A strip in the colour that a set has in the cube, above each tile in which it begins from the top. */
export const SetStrips = memo(function SetStrips({ frame: { layout, ratio }, view, sets }: SetStripsProps) {
  const { rows, columns } = layout;
  const beginsBelow = setOf(sets, [0, 0, 0, 0]) !== setOf(sets, [sets.shape[0] - 1, 0, 0, 0]);
  const room = beginsBelow ? rows.gap : rows.margin;
  if (columns.tile < THINNEST * ratio || room < ABOVE * ratio) return null;
  const across = tilesWithin(columns, view.left, view.left + view.width);
  const down = tilesWithin(rows, view.top, view.top + view.height);
  const strips: {
    readonly key: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly fill: string;
  }[] = [];
  for (let n = down.first; n <= down.last; n++) {
    for (let c = across.first; c <= across.last; c++) {
      const set = setOf(sets, [n, c, 0, 0]);
      if (n > 0 && setOf(sets, [n - 1, c, 0, 0]) === set) continue;
      const tile = spanOf(columns, c, 0, c, columns.cells - 1);
      const width = (tile.end - tile.start) / ratio;
      const x = (tile.start - view.left) / ratio;
      const y = (spanOf(rows, n, 0).start - view.top) / ratio - ABOVE;
      strips.push({ key: `${n} ${c}`, x, y, width, fill: css(setColor(sets, set)) });
    }
  }
  return (
    <svg className="heatmap-overlay" width={view.width / ratio} height={view.height / ratio} aria-hidden="true">
      {strips.map(({ key, ...strip }) => (
        <rect key={key} className="heatmap-strip" height={HIGH} rx={1} stroke="none" {...strip} />
      ))}
    </svg>
  );
});
