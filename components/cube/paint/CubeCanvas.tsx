import { useCallback } from "react";
import type { CubeLayer } from "../cubeProps.ts";
import { LayerCanvas } from "./LayerCanvas.tsx";
import { paintCube } from "./paint.ts";

/** The faces of the cube. */
export function CubeCanvas({ scene, paper, width, height }: CubeLayer) {
  const draw = useCallback((ctx: CanvasRenderingContext2D) => paintCube(ctx, scene, paper), [scene, paper]);
  return <LayerCanvas width={width} height={height} draw={draw} />;
}
