import type { HeatmapFrame } from "./frame.ts";
import { boxOfCell } from "./layout.ts";
import type { Viewport } from "./paint.ts";
import type { HeatmapPointed } from "./usePointing.ts";

interface HeatmapTooltipProps {
  readonly frame: HeatmapFrame;
  readonly view: Viewport;
  readonly pointed: HeatmapPointed;
  readonly children: string;
}

/** In CSS pixels. */
const AWAY = 14;
const ROOM_ABOVE = 40;

/** A cell's description beside the pointer, or beside the cell while walking: above it where there is room. */
export function HeatmapTooltip({ frame, view, pointed, children }: HeatmapTooltipProps) {
  const { x, y } = pointed.place ?? placeOf(frame, view, pointed);
  const place = y > ROOM_ABOVE ? { bottom: `calc(100% - ${y - AWAY}px)` } : { top: y + AWAY };
  return (
    <div className="heatmap-tooltip" aria-hidden="true" style={place}>
      <span className="heatmap-tooltip-indent" style={{ width: Math.max(0, x - AWAY) }} />
      <span className="heatmap-tooltip-words">{children}</span>
    </div>
  );
}

function placeOf({ layout, ratio }: HeatmapFrame, view: Viewport, { cell }: HeatmapPointed) {
  const { x, y } = boxOfCell(layout, cell);
  return { x: ((x.start + x.end) / 2 - view.left) / ratio, y: (y.start - view.top) / ratio };
}
