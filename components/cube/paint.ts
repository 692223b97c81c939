import type { Sets } from "../../engine/partition.ts";
import { setOf } from "../../engine/partition.ts";
import { css, mix, type Rgb, setColor, shaded } from "./colors.ts";
import { cornersOf, type Face } from "./faces.ts";
import type { Vec2 } from "./projection.ts";
import type { Role, Scene } from "./scene.ts";
import { faceImage } from "./texture.ts";

/** The colours of the picture that come from the theme. */
export interface Paper {
  readonly surface: Rgb;
  readonly line: Rgb;
}

/** Full strength for what is selected, and how much of a colour is left of the rest. */
const STRENGTH: Record<Role, number> = { plain: 1, cell: 1, set: 1, others: 0.4, "over cell": 1, "over set": 0.6 };

/** Glass lets through what it covers. */
const ALPHA: Record<Role, number> = { plain: 1, cell: 1, set: 1, others: 1, "over cell": 0.45, "over set": 0.16 };

/** Cells smaller than this many pixels are not divided by lines. */
const SMALLEST_LINED = 3.5;

/** Draws the faces of a scene in the colours of its first source's sets. */
export function paintSets(
  ctx: CanvasRenderingContext2D,
  { grid, faces, roleOf, oneSetPerBrick }: Scene,
  sets: Sets,
  paper: Paper,
) {
  ctx.lineJoin = "round";
  for (const face of faces) {
    const role = roleOf(face.brick);
    const tint = (set: number) => shaded(mix(setColor(sets, set), paper.surface, STRENGTH[role]), face.normal);
    ctx.globalAlpha = ALPHA[role];
    if (oneSetPerBrick) fillFace(ctx, face, css(tint(setOf(sets, face.brick.cell))));
    else
      drawImage(
        ctx,
        face,
        faceImage(grid, face, (cell) => tint(setOf(sets, cell))),
      );
    if (role === "over set") strokeEdge(ctx, face, css(paper.line));
    else {
      ctx.globalAlpha = 1;
      strokeCells(ctx, face, css(paper.surface));
    }
  }
  ctx.globalAlpha = 1;
}

/** Glass has an edge, or nobody would see that something is there. */
function strokeEdge(ctx: CanvasRenderingContext2D, face: Face, color: string) {
  ctx.globalAlpha = 0.45;
  ctx.strokeStyle = color;
  ctx.lineWidth = 0.75;
  ctx.beginPath();
  trace(ctx, cornersOf(face));
  ctx.stroke();
}

function fillFace(ctx: CanvasRenderingContext2D, face: Face, color: string) {
  ctx.fillStyle = color;
  ctx.beginPath();
  trace(ctx, cornersOf(face));
  ctx.fill();
}

/** A face is an affine picture of its image. */
function drawImage(ctx: CanvasRenderingContext2D, { origin, u, v }: Face, image: OffscreenCanvas) {
  ctx.save();
  ctx.transform(u[0] / image.width, u[1] / image.width, v[0] / image.height, v[1] / image.height, origin[0], origin[1]);
  ctx.imageSmoothingEnabled = Math.hypot(...u) < image.width || Math.hypot(...v) < image.height;
  ctx.drawImage(image, 0, 0);
  ctx.restore();
}

/** The lines between cells, thinner the smaller the cells are; none where they would be more line than cell. */
function strokeCells(ctx: CanvasRenderingContext2D, { origin, u, v, cells }: Face, color: string) {
  const size = Math.min(heightOver(u, v) / cells[0], heightOver(v, u) / cells[1]);
  const width = Math.min(1.25, size / 8);
  ctx.strokeStyle = color;
  ctx.lineWidth = Math.max(width, 0.5);
  ctx.beginPath();
  trace(ctx, [origin, plus(origin, u), plus(plus(origin, u), v), plus(origin, v)]);
  if (size >= SMALLEST_LINED) {
    for (let i = 1; i < cells[0]; i++) segment(ctx, plus(origin, u, i / cells[0]), v);
    for (let j = 1; j < cells[1]; j++) segment(ctx, plus(origin, v, j / cells[1]), u);
  }
  ctx.stroke();
}

/** How far apart the ends of a face's lines along `base` lie on the screen. */
function heightOver(side: Vec2, base: Vec2): number {
  return Math.abs(side[0] * base[1] - side[1] * base[0]) / Math.max(1e-9, Math.hypot(base[0], base[1]));
}

function plus(point: Vec2, vector: Vec2, by = 1): Vec2 {
  return [point[0] + vector[0] * by, point[1] + vector[1] * by];
}

function segment(ctx: CanvasRenderingContext2D, from: Vec2, vector: Vec2) {
  ctx.moveTo(from[0], from[1]);
  ctx.lineTo(from[0] + vector[0], from[1] + vector[1]);
}

function trace(ctx: CanvasRenderingContext2D, points: readonly Vec2[]) {
  points.forEach(([x, y], i) => {
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  });
  ctx.closePath();
}
