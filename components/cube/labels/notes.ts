import { count } from "../../../engine/numbers.ts";
import type { Opening } from "../motion/apart.ts";
import { cellSize } from "../paint/lines.ts";
import type { CubeScene } from "../paint/scene.ts";
import { pixelsFor } from "../paint/texture.ts";
import type { AxisNames } from "./marks.ts";

/** Cells smaller than this many pixels are hardly told apart. */
const SMALLEST = 3.5;

/** What has to be said about a picture in which not every cell can be told apart. */
export function notesOf({ model, faces }: CubeScene, opening: Opening, apart: number, axes: AxisNames): string[] {
  const [x, y, z] = model.grid.lines.map(({ cells }) => cells);
  const all = openingNotes(opening, apart, axes);
  const most = Math.max(cellsPerPixel(x, y), cellsPerPixel(y, z), cellsPerPixel(x, z));
  if (most > 1) return [`the sides show one of ${count(most)} values`, ...all];
  const fine = faces.some((face) => Math.max(...cellSize(face)) < SMALLEST);
  return fine ? ["every value of a side is a pixel, scaled to fit", ...all] : all;
}

function cellsPerPixel(across: number, down: number): number {
  const [x, y] = pixelsFor(across, down);
  return Math.round((across * down) / (x * y));
}

/** Which cuts stay closed when a large tensor is pulled apart in blocks. */
export function openingNotes({ every }: Opening, apart: number, axes: AxisNames): string[] {
  if (apart === 0) return [];
  const names = [axes.N, axes.C, axes.H ?? "H", axes.W ?? "W"].map((name) => name.split(" ")[0]);
  return every.flatMap((step, a) => {
    if (step === 0) return [`cuts along ${names[a]} stay closed`];
    return step > 1 ? [`every ${ordinal(step)} cut along ${names[a]} opens`] : [];
  });
}

function ordinal(n: number): string {
  const ending = n % 100 > 10 && n % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}
