import { type CubeContent, groundedValues } from "../cubeProps.ts";
import { type Label, labelsOf } from "../labels/labels.ts";
import { axisMarks } from "../labels/marks.ts";
import { openingNotes } from "../labels/notes.ts";
import { openingOf } from "../motion/apart.ts";
import { cutsShown, facesShown, lookFor, poseOf, valuesShown } from "../motion/target.ts";
import { frameFor } from "../space/frame.ts";
import { boxOutlines, pathOf, sidesOf } from "../space/outline.ts";
import { project, type Vec2 } from "../space/projection.ts";
import type { CubeView } from "../space/view.ts";
import { css } from "./colors.ts";
import { model } from "./model.ts";
import { LIGHT, type Paper } from "./paper.ts";
import { type CubeScene, cubeScene } from "./scene.ts";
import { paintedSide } from "./side.ts";
import { sideSvg } from "./sideSvg.ts";

/** Size of an SVG picture in its own units, which are CSS pixels. */
export interface SvgSize {
  readonly width: number;
  readonly height: number;
}

/** About the most polygons for all cells; larger tensors are drawn as blocks of cells in one colour. */
const MOST_POLYGONS = 40_000;

/**
 * The cube as a vector picture of its own, for slides: the same faces, outlines and labels as on the screen, at rest, in the
 * colours of a theme (the light one by default). Of large tensors a coloured patch stands for several cells, and the
 * picture's description says so.
 */
export function cubeSvg(content: CubeContent, view: CubeView, size: SvgSize, paper: Paper = LIGHT): string {
  const { shape, sources, axes, selected, words } = content;
  const values = content.values && groundedValues(content.values, paper.ground);
  const { width, height } = size;
  const cuts = cutsShown(
    sources.map(({ sets }) => sets),
    view,
  );
  const faces = facesShown(view, values);
  const shown = valuesShown(faces, values);
  const opening = openingOf(cuts);
  const pose = poseOf(view, lookFor(faces, cuts, shown), opening);
  const built = model(shape, pose, selected);
  const frame = frameFor(width, height, shape);
  const drawn = cubeScene(built, project(view.orientation, built.size, frame));
  const sides = drawn.faces.map((face) => paintedSide(face, drawn, paper));
  const patches = Math.max(2, Math.floor(Math.sqrt(MOST_POLYGONS / Math.max(1, sides.length))));
  const marks = axisMarks(built.grid, drawn.projection, axes).map((mark) => labelsOf(mark, frame));
  const patched = sides.some(({ face, flat }) => !flat && Math.max(...face.cells) > patches);
  const notes = [
    ...(patched ? ["a coloured patch stands for several values"] : []),
    ...openingNotes(opening, view.apart, axes),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" stroke-linejoin="round">`,
    `<title>${escapeXml(words)}</title>`,
    notes.length > 0 ? `<desc>${escapeXml(notes.join("; "))}</desc>` : "",
    `<rect width="${width}" height="${height}" fill="${css(paper.surface)}"/>`,
    ...sides.map((side) => sideSvg(side, built.grid, paper, patches)),
    outlinesSvg(drawn, paper),
    ...marks.flatMap(({ ticks, labels }) => [ticksSvg(ticks, paper), ...labels.map((label) => labelSvg(label, paper))]),
    "</svg>",
  ].join("");
}

function outlinesSvg({ model: { boxes, cell }, projection }: CubeScene, { accent, cellOutline }: Paper): string {
  const sets = boxes[boxes.length - 1].map((parts, source) => {
    const dashes = source === 0 ? "" : ' stroke-dasharray="5 4"';
    const d = pathOf(boxOutlines(parts, projection));
    return `<path d="${d}" fill="none" stroke="${accent}" stroke-width="2.5"${dashes}/>`;
  });
  const own = cell
    ? `<path d="${pathOf(sidesOf(cell, projection))}" fill="none" stroke="${cellOutline}" stroke-width="2"/>`
    : "";
  return sets.join("") + own;
}

function ticksSvg(ticks: readonly (readonly [Vec2, Vec2])[], { line }: Paper): string {
  if (ticks.length === 0) return "";
  const d = ticks.map(([[x1, y1], [x2, y2]]) => `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`).join("");
  return `<path d="${d}" fill="none" stroke="${css(line)}"/>`;
}

function labelSvg({ kind, text, aside, at: [x, y], anchor, upright }: Label, { ink, inkSoft }: Paper): string {
  const weight = kind === "number" ? "" : ' font-weight="bold"';
  const after = aside ? `<tspan font-weight="normal" fill="${inkSoft}"> ${escapeXml(aside)}</tspan>` : "";
  const fill = kind === "number" ? inkSoft : ink;
  const turn = upright ? ` transform="rotate(-90 ${round(x)} ${round(y)})"` : "";
  return `<text x="${round(x)}" y="${round(y)}"${turn} dy="0.35em" text-anchor="${anchor}" fill="${fill}"${weight}>${escapeXml(text)}${after}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
