import type { Cell } from "../../engine/shape.ts";
import type { Rgb } from "./colors.ts";
import { type Face, placeOnFace } from "./faces.ts";
import { cellAtPlace, type Grid } from "./grid.ts";

/** No image has more pixels along a side; beyond, a pixel stands for several cells. */
const MOST_PIXELS = 1024;

/** A picture of a face with one pixel per cell (fewer when a side has more than 1,024 cells). */
export function faceImage(grid: Grid, face: Face, color: (cell: Cell) => Rgb): OffscreenCanvas {
  const width = Math.min(MOST_PIXELS, face.cells[0]);
  const height = Math.min(MOST_PIXELS, face.cells[1]);
  const image = new OffscreenCanvas(width, height);
  const data = new ImageData(width, height);
  for (let y = 0, p = 0; y < height; y++) {
    const t = Math.floor(((y + 0.5) * face.cells[1]) / height);
    for (let x = 0; x < width; x++, p += 4) {
      const cell = cellAtPlace(grid, placeOnFace(face, Math.floor(((x + 0.5) * face.cells[0]) / width), t));
      if (!cell) continue;
      data.data.set(color(cell), p);
      data.data[p + 3] = 255;
    }
  }
  image.getContext("2d")?.putImageData(data, 0, 0);
  return image;
}
