import { memo } from "react";
import type { HeatmapFrame } from "./frame.ts";
import { tileLabels } from "./labels.ts";
import type { Viewport } from "./paint.ts";

interface HeatmapLabelsProps {
  readonly frame: HeatmapFrame;
  readonly view: Viewport;
  readonly axes: { readonly N: string; readonly C: string };
  /** The size of the labels' text in CSS pixels. */
  readonly em: number;
  /** Whether the columns are labelled here, or in a heatmap above. */
  readonly columns: boolean;
}

/* Room for one label, in em of the labels' own size. */
const PER_CHARACTER = 0.62;
const LINE = 1.15;

/** How wide the longest label of an axis is, in em: the first has the axis' letter before its number. */
export function labelWidth(name: string, tiles: number): number {
  return (Math.max(`${name} 0`.length, `${tiles - 1}`.length) + 1) * PER_CHARACTER;
}

/** The channels' labels above and the samples' labels left of the cells; they stay in sight while the cells scroll. */
export const HeatmapLabels = memo(function HeatmapLabels(props: HeatmapLabelsProps) {
  const { frame, view, axes, em, columns: labelsColumns } = props;
  const { ratio } = frame;
  const { columns, rows } = frame.layout;
  const above = tileLabels(columns, view.left, view.width, labelWidth(axes.C, columns.tiles) * em * ratio);
  const beside = tileLabels(rows, view.top, view.height, LINE * em * ratio);
  return (
    <>
      {labelsColumns && (
        <svg className="heatmap-columns" aria-hidden="true">
          {above.map(({ tile, at }, i) => (
            <text key={tile} x={at / ratio} y="100%" dy="-0.35em">
              {i === 0 ? `${axes.C} ${tile}` : tile}
            </text>
          ))}
        </svg>
      )}
      <svg className="heatmap-rows" aria-hidden="true">
        {beside.map(({ tile, at }, i) => (
          <text key={tile} x="100%" y={at / ratio} dx="-0.3em" dy="0.35em">
            {i === 0 ? `${axes.N} ${tile}` : tile}
          </text>
        ))}
      </svg>
    </>
  );
});
