import { memo, useLayoutEffect, useMemo, useRef } from "react";
import { blocksOf, brushedPath, type HeatmapBrush, paintHatch } from "./brush.ts";
import type { HeatmapLayout } from "./layout.ts";
import type { Viewport } from "./paint.ts";

interface HeatmapBrushedProps {
  readonly layout: HeatmapLayout;
  readonly view: Viewport;
  readonly brush: HeatmapBrush;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** Hatching over the cells that are not brushed and outlines around those that are. No value changes its colour. */
export const HeatmapBrushed = memo(function HeatmapBrushed({ layout, view, brush, ratio }: HeatmapBrushedProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const marks = useMemo(() => blocksOf(brush, layout.shape, layout), [brush, layout]);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || view.width < 1 || view.height < 1) return;
    const image = context.createImageData(view.width, view.height);
    paintHatch(new Uint32Array(image.data.buffer), view, layout, marks, ratio);
    context.putImageData(image, 0, 0);
  }, [layout, view, marks, ratio]);
  const size = { width: view.width / ratio, height: view.height / ratio };
  return (
    <>
      <canvas ref={canvas} className="heatmap-canvas" width={view.width} height={view.height} style={size} />
      <svg className="heatmap-overlay" {...size} aria-hidden="true">
        <path className="heatmap-brushed" d={brushedPath(view, layout, marks, ratio)} />
      </svg>
    </>
  );
});
