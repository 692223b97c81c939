import type { Paper } from "../../components/cube/paint/paper.ts";
import { cubeSvg } from "../../components/cube/paint/svg.ts";
import type { CubeView } from "../../components/cube/space/view.ts";
import { planInWords } from "../../engine/explain/words.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import { cubeAxes, cubeSources } from "./cubeContent.ts";
import type { ColumnName } from "./names.ts";

/** A picture of columns: their plans, names, and how the cubes stand on the page. */
interface Slide {
  readonly plans: readonly Plan[];
  readonly names: readonly ColumnName[];
  readonly view: CubeView;
  readonly selected: Cell | null;
  readonly paper: Paper;
}

/** Sizes in CSS pixels: a cube, and the lines below it. */
const CUBE = { width: 300, height: 280 };
const CAPTION = 58;
const WIDTH_OF_LETTER = 6;

/** The cubes of all columns side by side, with their names and sets below, as one vector picture for slides. */
export function slideSvg({ plans, names, view, selected, paper }: Slide): string {
  const width = CUBE.width * plans.length;
  const height = CUBE.height + CAPTION;
  const surface = `rgb(${paper.surface.join(" ")})`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escapeXml(names.map(({ name }) => name).join(", "))}</title>`,
    `<rect width="${width}" height="${height}" fill="${surface}"/>`,
    ...plans.map((plan, at) => {
      const content = { shape: plan.shape, sources: cubeSources(plan), axes: cubeAxes(plan), selected };
      const cube = cubeSvg({ ...content, words: planInWords(plan) }, view, CUBE, paper);
      return `<g transform="translate(${at * CUBE.width} 0)">${cube}${caption(plan, names[at], paper)}</g>`;
    }),
    "</svg>",
  ].join("");
}

function caption(plan: Plan, { name, details }: ColumnName, { ink, inkSoft }: Paper): string {
  const middle = CUBE.width / 2;
  const after = details ? `<tspan font-weight="normal">, ${escapeXml(details)}</tspan>` : "";
  const lines = wrapLines(planInWords(plan), Math.floor(CUBE.width / WIDTH_OF_LETTER) - 4).slice(0, 3);
  return [
    `<text x="${middle}" y="${CUBE.height}" text-anchor="middle" font-size="15" font-weight="bold" fill="${ink}">${escapeXml(name)}${after}</text>`,
    ...lines.map(
      (line, i) =>
        `<text x="${middle}" y="${CUBE.height + 18 + 15 * i}" text-anchor="middle" fill="${inkSoft}">${escapeXml(line)}</text>`,
    ),
  ].join("");
}

/** Lines of at most `most` letters: SVG does not break them. */
function wrapLines(text: string, most: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line && line.length + word.length >= most) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
