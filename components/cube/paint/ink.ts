import type { Face } from "../space/faces.ts";
import type { Grid } from "../space/grid.ts";
import type { Vec2 } from "../space/projection.ts";
import type { Segment } from "./lines.ts";
import type { Skin } from "./skin.ts";
import { textureOf } from "./texture.ts";

/** Neighbouring sides overlap by this many pixels, or the paper would shine through between them. */
export const OVERLAP = 0.4;

/** Fills a polygon; an overlapping one a little beyond its edges. */
export function fillPolygon(
  ctx: CanvasRenderingContext2D,
  corners: readonly Vec2[],
  color: string,
  overlapping: boolean,
) {
  ctx.fillStyle = color;
  ctx.beginPath();
  trace(ctx, corners);
  ctx.fill();
  if (!overlapping) return;
  ctx.strokeStyle = color;
  ctx.lineWidth = 2 * OVERLAP;
  ctx.stroke();
}

/** Fills a side with its part of its layer's image: a flat side is an affine picture of it. */
export function fillTexture(ctx: CanvasRenderingContext2D, grid: Grid, face: Face, skin: Skin) {
  const { image, perCell } = textureOf(grid, face, skin);
  const { brick, lines, cells, origin, u, v } = face;
  const [across, down] = [Math.hypot(u[0], u[1]), Math.hypot(v[0], v[1])];
  const [width, height] = [cells[0] * perCell[0], cells[1] * perCell[1]];
  const [du, dv] = [OVERLAP / Math.max(1, across), OVERLAP / Math.max(1, down)];
  ctx.save();
  ctx.transform(u[0], u[1], v[0], v[1], origin[0], origin[1]);
  ctx.imageSmoothingEnabled = across < width || down < height;
  ctx.imageSmoothingQuality = "medium";
  ctx.drawImage(
    image,
    brick.runs[lines[0]].first * perCell[0],
    brick.runs[lines[1]].first * perCell[1],
    width,
    height,
    -du,
    -dv,
    1 + 2 * du,
    1 + 2 * dv,
  );
  ctx.restore();
}

/** Strokes straight lines. */
export function strokeSegments(
  ctx: CanvasRenderingContext2D,
  segments: readonly Segment[],
  color: string,
  width: number,
) {
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.beginPath();
  for (const [from, to] of segments) {
    ctx.moveTo(from[0], from[1]);
    ctx.lineTo(to[0], to[1]);
  }
  ctx.stroke();
}

function trace(ctx: CanvasRenderingContext2D, points: readonly Vec2[]) {
  ctx.moveTo(points[0][0], points[0][1]);
  for (let i = 1; i < points.length; i++) ctx.lineTo(points[i][0], points[i][1]);
  ctx.closePath();
}
