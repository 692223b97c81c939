import { useLayoutEffect, useRef } from "react";
import { paint } from "./paint.ts";
import type { Paper } from "./paper.ts";
import type { Scene } from "./scene.ts";

interface CubeCanvasProps {
  scene: Scene;
  paper: Paper;
  width: number;
  height: number;
}

/** The faces of the cube, painted at the screen's own resolution. */
export function CubeCanvas({ scene, paper, width, height }: CubeCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = Math.min(3, globalThis.devicePixelRatio || 1);
  useLayoutEffect(() => {
    const ctx = canvas.current?.getContext("2d");
    if (!ctx) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    paint(ctx, scene, paper);
  }, [scene, paper, width, height, ratio]);
  return (
    <canvas
      ref={canvas}
      className="cube-canvas"
      width={Math.round(width * ratio)}
      height={Math.round(height * ratio)}
    />
  );
}
