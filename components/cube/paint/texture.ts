import { sizeOf } from "../../../engine/plan/shape.ts";
import { type NonFiniteKind, patternWords } from "../../valueColors.ts";
import type { Face } from "../space/faces.ts";
import type { Grid } from "../space/grid.ts";
import type { Skin } from "./skin.ts";

/** A layer of the grid with one pixel per cell, or 4 × 4 where patterns mark values that are not finite. */
export interface Texture {
  readonly image: ImageBitmap;
  /** Pixels of the image per cell along u and v; below 1 where not every cell has a pixel. */
  readonly perCell: readonly [number, number];
}

/** An image has at most this many pixels along a side; with more cells some have no pixel. */
const MOST_ALONG = 8192;

/** And about this many in all: as many as a side of the cube has on a screen, painted within a frame or two. */
const MOST_IN_ONE = 2 ** 20;

/** All images of a skin together have about this many pixels at the most. */
const MOST_PIXELS = 12e6;

/** Images of layers, made when they are first seen and kept until the skin is dropped or they take too much room. */
const kept = new WeakMap<Skin, { textures: Map<string, Texture>; pixels: number }>();

/** The image of the layer that a face is a part of. */
export function textureOf(grid: Grid, face: Face, skin: Skin): Texture {
  let cache = kept.get(skin);
  if (!cache || cache.pixels > MOST_PIXELS) {
    cache = { textures: new Map(), pixels: 0 };
    kept.set(skin, cache);
  }
  const key = `${grid.arrangement} ${face.normal} ${face.layer}`;
  const known = cache.textures.get(key);
  if (known) return known;
  const made = layerTexture(grid, face, skin);
  cache.textures.set(key, made);
  cache.pixels += made.image.width * made.image.height;
  return made;
}

function layerTexture(grid: Grid, { normal, layer, lines: [u, v] }: Face, skin: Skin): Texture {
  const addend = addendsOf(grid);
  const parts = (along: 0 | 1 | 2) => (skin.planar ? planesAlong(grid, along) : grid.lines[along].cells);
  const [x, y] = pixelsFor(parts(u), parts(v));
  const across = sample(grid.lines[u].cells, addend[u], x);
  const down = sample(grid.lines[v].cells, addend[v], y);
  const base = addend[normal](layer);
  const total = sizeOf(grid.shape);
  const cellAt = (x: number, y: number) => base + across[x] + down[y];
  const kindAt = (x: number, y: number) => (cellAt(x, y) < total ? skin.notFinite(cellAt(x, y)) : null);
  const scale = anyNotFinite(across.length, down.length, kindAt) ? PATTERN : 1;
  const [width, height] = [across.length * scale, down.length * scale];
  const words = new Uint32Array(width * height);
  if (scale === 1) skin.paint(words, base, across, down, normal);
  for (let y = 0, p = 0; scale > 1 && y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      const [s, t] = [Math.floor(x / scale), Math.floor(y / scale)];
      const kind = kindAt(s, t);
      if (kind) words[p] = patternWords[kind][toneAt(kind, x, y)];
      else if (cellAt(s, t) < total) words[p] = skin.word(cellAt(s, t), normal);
    }
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(words.buffer), width, height), 0, 0);
  return {
    image: canvas.transferToImageBitmap(),
    perCell: [width / grid.lines[u].cells, height / grid.lines[v].cells],
  };
}

/** How many pixels along its sides an image of so many cells has: one for each, as far as there may be so many. */
export function pixelsFor(across: number, down: number): readonly [across: number, down: number] {
  const [x, y] = [Math.min(across, MOST_ALONG), Math.min(down, MOST_ALONG)];
  const part = Math.min(1, Math.sqrt(MOST_IN_ONE / (x * y)));
  return [Math.ceil(x * part), Math.ceil(y * part)];
}

type Addend = (place: number) => number;

/** What a place on each line adds to the row-major index of a cell; after the last sample the sum is beyond all cells. */
function addendsOf({ arrangement, shape: [, C, H, W], columns }: Grid): readonly [Addend, Addend, Addend] {
  const plane = H * W;
  const sample = C * plane;
  const channel = (c: number) => c * plane;
  if (arrangement === "cube") return [(n) => n * sample, (hw) => hw, channel];
  return [
    (i) => Math.floor(i / W) * sample + (i % W),
    (j) => Math.floor(j / H) * columns * sample + (j % H) * W,
    channel,
  ];
}

/** How many planes lie along a line: of the cube's H·W there is one, of blocks as many as stand beside or below each other. */
function planesAlong({ arrangement, shape: [, , H, W], lines }: Grid, line: 0 | 1 | 2): number {
  if (arrangement === "cube") return line === 1 ? 1 : lines[line].cells;
  return lines[line].cells / [W, H, 1][line];
}

/** The addends of as many of a line's places, evenly chosen. */
function sample(cells: number, addend: Addend, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => addend(Math.floor(((i + 0.5) * cells) / count)));
}

function anyNotFinite(width: number, height: number, kindAt: (x: number, y: number) => NonFiniteKind | null): boolean {
  if (width * height > MOST_PATTERNED) return false;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (kindAt(x, y)) return true;
  return false;
}

/** A checker for NaN, stripes that rise for +∞ and fall for −∞. */
function toneAt(kind: NonFiniteKind, x: number, y: number): 0 | 1 {
  const at = kind === "nan" ? (x >> 1) + (y >> 1) : kind === "plus" ? (x + y) >> 1 : (x - y + PATTERN * y) >> 1;
  return at % 2 === 0 ? 0 : 1;
}

/** Pixels along a side of a cell with a pattern. */
const PATTERN = 4;

/** Larger images have no patterns: there a cell is about a pixel on the screen. */
const MOST_PATTERNED = 40_000;
