import { useLayoutEffect, useRef } from "react";

interface LayerCanvasProps {
  readonly width: number;
  readonly height: number;
  /** Draws on an empty canvas, in CSS pixels. The same function as long as nothing changes. */
  draw(ctx: CanvasRenderingContext2D): void;
}

/** One layer of the cube's picture, at the screen's own resolution. */
export function LayerCanvas({ width, height, draw }: LayerCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = Math.min(3, globalThis.devicePixelRatio || 1);
  useLayoutEffect(() => {
    const ctx = canvas.current?.getContext("2d");
    if (!ctx) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    draw(ctx);
  }, [draw, width, height, ratio]);
  return (
    <canvas
      ref={canvas}
      className="cube-canvas"
      width={Math.round(width * ratio)}
      height={Math.round(height * ratio)}
    />
  );
}
