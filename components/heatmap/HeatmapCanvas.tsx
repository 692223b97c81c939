import { memo, useLayoutEffect, useRef } from "react";
import type { Values } from "../../engine/plan/shape.ts";
import type { ValueScale } from "../valueScale.ts";
import type { HeatmapLayout } from "./layout.ts";
import { paintHeatmap, type Viewport } from "./paint.ts";
import type { Pooled } from "./pool.ts";

interface HeatmapCanvasProps {
  readonly layout: HeatmapLayout;
  readonly view: Viewport;
  readonly values: Values;
  readonly scale: ValueScale;
  readonly pooled: readonly Pooled[];
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** The visible cells. Repainted when they, their values or the scale change, and at no other time. */
export const HeatmapCanvas = memo(function HeatmapCanvas(props: HeatmapCanvasProps) {
  const { layout, view, values, scale, pooled, ratio } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useRef<ImageData>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || view.width < 1 || view.height < 1) return;
    if (image.current?.width !== view.width || image.current.height !== view.height) {
      image.current = context.createImageData(view.width, view.height);
    }
    paintHeatmap(new Uint32Array(image.current.data.buffer), view, layout, values, scale, pooled);
    context.putImageData(image.current, 0, 0);
  }, [layout, view, values, scale, pooled]);
  return (
    <canvas
      ref={canvas}
      className="heatmap-canvas"
      width={view.width}
      height={view.height}
      style={{ width: view.width / ratio, height: view.height / ratio }}
    />
  );
});
