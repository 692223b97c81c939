import { useLayoutEffect, useRef } from "react";
import { paintCube } from "./paint.ts";
import type { Paper } from "./paper.ts";
import type { CubeScene } from "./scene.ts";

interface CubeCanvasProps {
  scene: CubeScene;
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
    paintCube(ctx, scene, paper);
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
