import { memo } from "react";
import { type Cell, cellAt, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import { MARKS, type Mark, type MarkOf } from "../painting/painting.ts";
import type { HeatmapFrame } from "./frame.ts";
import { boxOfCell } from "./layout.ts";
import type { Viewport } from "./paint.ts";

interface HeatmapPaintedProps {
  readonly frame: HeatmapFrame;
  readonly view: Viewport;
  readonly shape: Shape;
  readonly markOf: MarkOf;
}

/** Frames around the values of a painting: firm, struck out, or dashed with a dot. No value changes its colour. */
export const HeatmapPainted = memo(function HeatmapPainted({ frame, view, shape, markOf }: HeatmapPaintedProps) {
  const { ratio } = frame;
  const size = { width: view.width / ratio, height: view.height / ratio };
  const cells = Array.from({ length: sizeOf(shape) }, (_, i) => cellAt(shape, i));
  return (
    <svg className="heatmap-overlay" {...size} aria-hidden="true">
      {MARKS.map((mark) => (
        <path
          key={mark}
          className="heatmap-mark"
          data-mark={mark}
          d={cells
            .filter((cell) => markOf(cell) === mark)
            .map((cell) => pathOfMark(mark, cell, frame, view))
            .join("")}
        />
      ))}
    </svg>
  );
});

function pathOfMark(mark: Mark, cell: Cell, { layout, ratio }: HeatmapFrame, view: Viewport): string {
  const { x, y } = boxOfCell(layout, cell);
  const [left, top] = [(x.start - view.left) / ratio + 1, (y.start - view.top) / ratio + 1];
  const [width, height] = [(x.end - x.start) / ratio - 2, (y.end - y.start) / ratio - 2];
  const frame = `M${left} ${top}h${width}v${height}h${-width}z`;
  if (mark === "extra") return `${frame}M${left} ${top + height}l${width} ${-height}`;
  if (mark === "missing") return `${frame}M${left + width / 2} ${top + height / 2}h0.01`;
  return frame;
}
