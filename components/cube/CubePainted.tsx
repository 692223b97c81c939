import { useCallback } from "react";
import type { Mark, MarkOf } from "../painting/painting.ts";
import type { CubeLayer } from "./cubeProps.ts";
import { css, type Rgb, SET_COLORS, shade } from "./paint/colors.ts";
import { LayerCanvas } from "./paint/LayerCanvas.tsx";
import type { Paper } from "./paint/paper.ts";
import { cornersOf, type Face, placeOnFace } from "./space/faces.ts";
import { cellAtPlace, type Grid } from "./space/grid.ts";
import type { Vec2 } from "./space/projection.ts";

interface CubePaintedProps extends CubeLayer {
  readonly markOf: MarkOf;
}

const BLANK: Rgb = [222, 217, 205];
const BLANK_DARK: Rgb = [74, 78, 88];
const EXTRA: Rgb = [240, 216, 178];
const FILL: Record<Mark, Rgb> = {
  painted: SET_COLORS[0],
  right: SET_COLORS[0],
  extra: EXTRA,
  missing: [188, 224, 216],
};
const INK: Partial<Record<Mark, string>> = { extra: "#8a4b00", missing: "#0b5c4f" };

/** What lets through more than this is not painted on. */
const GLASS = 0.3;

/** The sides of all values in the colours of a painting: blank paper, painted, and what was found of it. */
export function CubePainted({ scene, markOf, paper, width, height }: CubePaintedProps) {
  const draw = useCallback(
    (ctx: CanvasRenderingContext2D) => {
      for (const face of scene.faces) {
        if (scene.appearanceOf(face.brick).alpha >= GLASS) paintFace(ctx, scene.model.grid, face, markOf, paper);
      }
    },
    [scene, markOf, paper],
  );
  return <LayerCanvas width={width} height={height} draw={draw} />;
}

function paintFace(ctx: CanvasRenderingContext2D, grid: Grid, face: Face, markOf: MarkOf, { ground, surface }: Paper) {
  const blank = ground === "dark" ? BLANK_DARK : BLANK;
  const [across, down] = face.cells;
  for (let t = 0; t < down; t++) {
    for (let s = 0; s < across; s++) {
      const cell = cellAtPlace(grid, placeOnFace(face, s, t));
      if (!cell) continue;
      const mark = markOf(cell);
      const corners = cornersOf(face, s, t, s + 1, t + 1);
      polygon(ctx, corners);
      ctx.fillStyle = css(shade(mark ? FILL[mark] : blank, face.normal));
      ctx.fill();
      const ink = mark && INK[mark];
      if (ink) (mark === "extra" ? hatch : dots)(ctx, corners, ink);
      polygon(ctx, corners);
      ctx.strokeStyle = css(surface);
      ctx.lineWidth = 1;
      ctx.stroke();
    }
  }
}

function polygon(ctx: CanvasRenderingContext2D, corners: readonly Vec2[]) {
  ctx.beginPath();
  for (const [x, y] of corners) ctx.lineTo(x, y);
  ctx.closePath();
}

/** Lines from corner to corner: one value too many is struck out. */
function hatch(ctx: CanvasRenderingContext2D, [a, b, c, d]: readonly Vec2[], ink: string) {
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  const between = (p: Vec2, q: Vec2, t: number): Vec2 => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
  for (const [from, to] of [
    [d, b],
    [between(d, a, 0.5), between(b, a, 0.5)],
    [between(d, c, 0.5), between(b, c, 0.5)],
  ]) {
    ctx.moveTo(...from);
    ctx.lineTo(...to);
  }
  ctx.stroke();
}

/** A dot in the middle: a value that is missing. */
function dots(ctx: CanvasRenderingContext2D, [a, b, c, d]: readonly Vec2[], ink: string) {
  const size = Math.min(Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(d[0] - a[0], d[1] - a[1]));
  ctx.fillStyle = ink;
  ctx.beginPath();
  ctx.arc((a[0] + c[0]) / 2, (a[1] + c[1]) / 2, Math.max(1, Math.min(3.5, size * 0.16)), 0, 2 * Math.PI);
  ctx.fill();
}
