import { useLayoutEffect, useRef } from "react";
import type { Sets } from "../../engine/partition.ts";
import { type Paper, paintSets } from "./paint.ts";
import type { Scene } from "./scene.ts";

interface CubeCanvasProps {
  scene: Scene;
  sets: Sets;
  paper: Paper;
  width: number;
  height: number;
}

/** The faces of the cube, painted at the screen's own resolution. */
export function CubeCanvas({ scene, sets, paper, width, height }: CubeCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = Math.min(3, globalThis.devicePixelRatio || 1);
  useLayoutEffect(() => {
    const ctx = canvas.current?.getContext("2d");
    if (!ctx) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    paintSets(ctx, scene, sets, paper);
  }, [scene, sets, paper, width, height, ratio]);
  return (
    <canvas
      ref={canvas}
      className="cube-canvas"
      width={Math.round(width * ratio)}
      height={Math.round(height * ratio)}
    />
  );
}
