import type { Grid } from "../space/grid.ts";
import { css } from "./colors.ts";
import { fillPolygon, fillTexture, strokeSegments } from "./ink.ts";
import type { Paper } from "./paper.ts";
import type { CubeScene } from "./scene.ts";
import { coatColor, type PaintedSide, paintedSide } from "./side.ts";

/** Draws the faces of a scene in painter's order. */
export function paintCube(ctx: CanvasRenderingContext2D, scene: CubeScene, paper: Paper) {
  ctx.lineJoin = "round";
  for (const face of scene.faces) {
    const side = paintedSide(face, scene, paper);
    if (side.filled) fill(ctx, scene.model.grid, side, paper);
    ctx.globalAlpha = 1;
    if (side.lines) strokeSegments(ctx, side.lines.segments, css(paper.surface), side.lines.width);
    if (side.rim) strokeSegments(ctx, side.rim.segments, side.rim.color, side.rim.width);
  }
}

function fill(ctx: CanvasRenderingContext2D, grid: Grid, side: PaintedSide, { surface }: Paper) {
  const { face, corners, flat } = side;
  const { coats, alpha } = side.appearance;
  ctx.globalAlpha = alpha;
  if (flat) {
    fillPolygon(ctx, corners, css(flat), alpha === 1);
    return;
  }
  // Paper and coats are laid over each other so that each is in the end there in the proportion of its weight.
  let laid = coats.reduce((sum, { weight, strength }) => sum + weight * (1 - strength), 0);
  if (laid > 0) fillPolygon(ctx, corners, css(surface), false);
  for (const coat of coats) {
    const weight = coat.weight * coat.strength;
    if (weight <= 0) continue;
    laid += weight;
    ctx.globalAlpha = alpha * (weight / laid);
    if (coat.flat) fillPolygon(ctx, corners, css(coatColor(coat, face.normal)), false);
    else fillTexture(ctx, grid, face, coat.skin);
  }
}
