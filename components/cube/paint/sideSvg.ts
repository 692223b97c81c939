import { indexOf } from "../../../engine/plan/shape.ts";
import { cornersOf, type Face, placeOnFace } from "../space/faces.ts";
import { cellAtPlace, type Grid } from "../space/grid.ts";
import { pathOf } from "../space/outline.ts";
import type { Coat } from "./appearance.ts";
import { css, mix, type Rgb } from "./colors.ts";
import { OVERLAP } from "./ink.ts";
import type { Segment } from "./lines.ts";
import type { Paper } from "./paper.ts";
import { coatColor, type PaintedSide } from "./side.ts";

/** One side of a brick as SVG, with at most `patches` coloured patches along each of its edges. */
export function sideSvg(side: PaintedSide, grid: Grid, paper: Paper, patches: number): string {
  const { face, corners, flat, appearance, lines, rim, filled } = side;
  const parts: string[] = [];
  if (filled) {
    const opacity = appearance.alpha < 1 ? ` fill-opacity="${appearance.alpha.toFixed(3)}"` : "";
    const fills = flat
      ? new Map([[css(flat), pathOf([corners])]])
      : patchesOf(face, grid, appearance.coats, paper, patches);
    for (const [color, d] of fills) {
      const overlap = opacity ? "" : ` stroke="${color}" stroke-width="${2 * OVERLAP}"`;
      parts.push(`<path d="${d}" fill="${color}"${opacity}${overlap}/>`);
    }
  }
  if (lines) parts.push(segmentsSvg(lines.segments, css(paper.surface), lines.width));
  if (rim) parts.push(segmentsSvg(rim.segments, rim.color, rim.width));
  return parts.join("");
}

function segmentsSvg(segments: readonly Segment[], color: string, width: number): string {
  if (segments.length === 0) return "";
  const d = segments.map(
    ([[x1, y1], [x2, y2]]) => `M${x1.toFixed(2)} ${y1.toFixed(2)}L${x2.toFixed(2)} ${y2.toFixed(2)}`,
  );
  return `<path d="${d.join("")}" fill="none" stroke="${color}" stroke-width="${width.toFixed(2)}"/>`;
}

/** The cells of a side by colour: neighbours in a row that have the same one are one patch. */
function patchesOf(
  face: Face,
  grid: Grid,
  coats: readonly Coat[],
  { surface }: Paper,
  most: number,
): Map<string, string> {
  const [across, down] = face.cells.map((cells) => Math.min(cells, most));
  const at = (i: number, line: 0 | 1) => (i * face.cells[line]) / (line === 0 ? across : down);
  const paths = new Map<string, string>();
  for (let t = 0; t < down; t++) {
    let start = 0;
    const color = (s: number) =>
      css(colorAt(face, grid, coats, surface, middle(at(s, 0), at(s + 1, 0)), middle(at(t, 1), at(t + 1, 1))));
    for (let s = 1; s <= across; s++) {
      const own = color(start);
      if (s < across && color(s) === own) continue;
      const patch = pathOf([cornersOf(face, at(start, 0), at(t, 1), at(s, 0), at(t + 1, 1))]);
      paths.set(own, (paths.get(own) ?? "") + patch);
      start = s;
    }
  }
  return paths;
}

function colorAt(face: Face, grid: Grid, coats: readonly Coat[], surface: Rgb, s: number, t: number): Rgb {
  const cell = cellAtPlace(grid, placeOnFace(face, s, t));
  let [r, g, b] = [0, 0, 0];
  for (const coat of coats) {
    const own = coat.flat
      ? coatColor(coat, face.normal)
      : cell
        ? rgbOf(coat.skin.word(indexOf(grid.shape, cell), face.normal))
        : surface;
    const color = mix(own, surface, coat.strength);
    r += color[0] * coat.weight;
    g += color[1] * coat.weight;
    b += color[2] * coat.weight;
  }
  return [r, g, b];
}

function rgbOf(word: number): Rgb {
  return [word & 255, (word >> 8) & 255, (word >> 16) & 255];
}

function middle(from: number, to: number): number {
  return Math.floor((from + to) / 2);
}
