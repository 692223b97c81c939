import { useCallback } from "react";
import type { Cell } from "../../engine/plan/shape.ts";
import type { CubeLayer } from "./cubeProps.ts";
import { css } from "./paint/colors.ts";
import { LayerCanvas } from "./paint/LayerCanvas.tsx";
import { cornersOf, type Face, placeOnFace } from "./space/faces.ts";
import { cellAtPlace, type Grid } from "./space/grid.ts";

interface CubeBrushedProps extends CubeLayer {
  readonly isBrushed: (cell: Cell) => boolean;
}

/** No more marks than this along a side of a face; beyond, a mark stands for several cells. */
const MOST_MARKS = 160;

/** What lets through more than this has no dots of its own. */
const GLASS = 0.3;

/** A dot on every cell that is seen and brushed. */
export function CubeBrushed({ scene, isBrushed, paper, width, height }: CubeBrushedProps) {
  const draw = useCallback(
    (ctx: CanvasRenderingContext2D) => {
      ctx.fillStyle = paper.accent;
      ctx.strokeStyle = css(paper.surface);
      for (const face of scene.faces) {
        const { alpha } = scene.appearanceOf(face.brick);
        if (alpha < GLASS) continue;
        if (alpha === 1) erase(ctx, face);
        markFace(ctx, scene.model.grid, face, isBrushed);
      }
    },
    [scene, isBrushed, paper],
  );
  return <LayerCanvas width={width} height={height} draw={draw} />;
}

/** What is opaque covers the dots behind it. */
function erase(ctx: CanvasRenderingContext2D, face: Face) {
  ctx.globalCompositeOperation = "destination-out";
  ctx.beginPath();
  for (const [x, y] of cornersOf(face)) ctx.lineTo(x, y);
  ctx.fill();
  ctx.globalCompositeOperation = "source-over";
}

function markFace(ctx: CanvasRenderingContext2D, grid: Grid, face: Face, isBrushed: (cell: Cell) => boolean) {
  const [across, down] = face.cells.map((cells) => Math.min(MOST_MARKS, cells));
  const size = Math.min(Math.hypot(...face.u) / across, Math.hypot(...face.v) / down);
  const radius = Math.max(0.5, Math.min(5, size * 0.22));
  for (let t = 0; t < down; t++) {
    for (let s = 0; s < across; s++) {
      const at = [s, t].map((i, a) => Math.floor(((i + 0.5) * face.cells[a]) / [across, down][a]));
      const cell = cellAtPlace(grid, placeOnFace(face, at[0], at[1]));
      if (!cell || !isBrushed(cell)) continue;
      const [[x, y]] = cornersOf(face, at[0] + 0.5, at[1] + 0.5);
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      ctx.fill();
      if (radius > 2) ctx.stroke();
    }
  }
}
