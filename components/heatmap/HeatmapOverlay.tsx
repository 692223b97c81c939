import type { Cell } from "../../engine/plan/shape.ts";
import type { HeatmapFrame } from "./frame.ts";
import { type Box, boxOfCell } from "./layout.ts";
import type { Outlines } from "./outlines.ts";
import type { Viewport } from "./paint.ts";

interface HeatmapOverlayProps {
  readonly frame: HeatmapFrame;
  readonly view: Viewport;
  /** The selected cell's set in each source. */
  readonly outlines: readonly Outlines[];
  /** What is lit above them. */
  readonly lit: Outlines | null;
  /** What a stroke would paint here. */
  readonly reach: Outlines | null;
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
}

/* In CSS pixels. */
const FURTHEST_OUT = 4;
const SMALLEST_OUTLINE = 5;
const ROUNDING = 4;
/** What is lit stands outside of the cell's own outline. */
const BESIDE_CELL = 3;

/** The outlines over the cells: the selected cell's sets, the cell itself, and the pinned cell. */
export function HeatmapOverlay({ frame, view, outlines, lit, reach, selected, pinned }: HeatmapOverlayProps) {
  const { layout, ratio } = frame;
  const size = { width: view.width / ratio, height: view.height / ratio };
  const cellPath = (cell: Cell) => outline(boxOfCell(layout, cell), view, ratio, 0, 0);
  const apart = selected && pinned && selected.some((index, axis) => index !== pinned[axis]);
  return (
    <svg className="heatmap-overlay" {...size} aria-hidden="true">
      {outlines.map((set, source) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a source has no identity but its place.
          key={source}
          className="heatmap-set"
          data-source={source}
          data-behind={lit !== null || undefined}
          d={set.boxes.map((box) => outline(box, view, ratio, room(frame, set), ROUNDING)).join("")}
        />
      ))}
      {lit && (
        <path
          className="heatmap-lit"
          d={lit.boxes
            .map((box) => outline(box, view, ratio, Math.max(BESIDE_CELL, room(frame, lit)), ROUNDING))
            .join("")}
        />
      )}
      {reach && (
        <path
          className="heatmap-reach"
          d={reach.boxes.map((box) => outline(box, view, ratio, room(frame, reach), ROUNDING)).join("")}
        />
      )}
      {apart && <path className="heatmap-pinned" d={cellPath(pinned)} />}
      {selected && (
        <>
          <path className="heatmap-halo" d={cellPath(selected)} />
          <path className="heatmap-cell" d={cellPath(selected)} />
        </>
      )}
    </svg>
  );
}

/** How far outside of its cells an outline is drawn, in CSS pixels: half the gap around what it surrounds. */
function room({ layout, ratio }: HeatmapFrame, { planar }: Outlines): number {
  const gap = planar ? layout.columns.gap : layout.columns.seam;
  return Math.min(FURTHEST_OUT, gap / 2 / ratio);
}

/** The path of a rectangle with rounded corners, at least a few pixels large, in CSS pixels from the view's corner. */
function outline({ x, y }: Box, view: Viewport, ratio: number, out: number, rounding: number): string {
  const [left, width] = stretch((x.start - view.left) / ratio - out, (x.end - view.left) / ratio + out);
  const [top, height] = stretch((y.start - view.top) / ratio - out, (y.end - view.top) / ratio + out);
  const r = Math.min(rounding, width / 4, height / 4);
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${left + r} ${top}h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}z`;
}

function stretch(start: number, end: number): [start: number, length: number] {
  const lacking = Math.max(0, SMALLEST_OUTLINE - (end - start));
  return [start - lacking / 2, end - start + lacking];
}
