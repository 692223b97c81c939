import type { Sets } from "../../../engine/plan/partition.ts";

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [r: number, g: number, b: number];

/**
 * Light colours for sets. None is near the purple and orange of values or the blue of the selection; they differ in
 * lightness as well as in hue, so that readers who do not tell red from green still see different neighbours.
 */
export const SET_COLORS: readonly Rgb[] = [
  [84, 184, 166], // teal
  [251, 234, 140], // yellow
  [156, 178, 214], // slate
  [170, 218, 160], // sage
  [230, 208, 210], // chalk
  [206, 102, 138], // rose
  [186, 190, 86], // olive
];

/** The highlighted sets of a small cube, and those of the selected cell, by the position of their source. */
export const TINTS: readonly Rgb[] = [SET_COLORS[0], [251, 228, 140], [184, 76, 114]];

/** How light the sides of a brick are, by the line that they are at right angles to: in the figure x left and z right. */
const LEFT = 0.97;
const RIGHT = 0.84;
const TOP_WHITE = 1 / 3;

/**
 * The colour of a set: its own while there are enough colours; beyond that sets that are neighbours along any axis, in the
 * cube (H·W flattened) and in blocks per sample, still have different ones.
 */
export function setColor(sets: Sets, set: number): Rgb {
  return SET_COLORS[colorIndex(sets, set)];
}

/** The position of a set's colour among SET_COLORS. */
export function colorIndex(sets: Sets, set: number): number {
  const [, C, H, W] = sets.blocks;
  const [ofN, ofC, ofH, ofW] = colorSteps(sets);
  const plane = Math.floor(set / (W * H));
  const sum = ofN * Math.floor(plane / C) + ofC * (plane % C) + ofH * (Math.floor(set / W) % H) + ofW * (set % W);
  return sum % SET_COLORS.length;
}

/** What the next block of each axis adds to the position of a set's colour, which is taken around SET_COLORS. */
export function colorSteps({
  count,
  blocks: [, C, H, W],
}: Sets): readonly [n: number, c: number, h: number, w: number] {
  return count <= SET_COLORS.length ? [C * H * W, H * W, W, 1] : [3, 2, rowStep(W), 1];
}

/** A step between rows that differs from 0 and from the step between the end of a row and the start of the next. */
function rowStep(W: number): number {
  return (W - 1) % SET_COLORS.length === 2 ? 3 : 2;
}

/** The colour of a side: lighter on top, darker on the right. */
export function shade(color: Rgb, normal: 0 | 1 | 2): Rgb {
  if (normal === 1) return mix([255, 255, 255], color, TOP_WHITE);
  return mix(color, [0, 0, 0], normal === 0 ? LEFT : RIGHT);
}

/** `part` of the first colour in the second: 1 is all of the first. */
export function mix(color: Rgb, into: Rgb, part: number): Rgb {
  const at = (i: 0 | 1 | 2) => into[i] + (color[i] - into[i]) * part;
  return [at(0), at(1), at(2)];
}

/** A colour as CSS reads it. The same few colours are asked for again and again, thousands of times a frame. */
export function css([r, g, b]: Rgb, alpha = 1): string {
  const key = ((Math.round(alpha * 255) * 256 + Math.round(r)) * 256 + Math.round(g)) * 256 + Math.round(b);
  let text = texts.get(key);
  if (text === undefined) {
    if (texts.size > MOST_TEXTS) texts.clear();
    text = `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)}${alpha === 1 ? "" : ` / ${alpha.toFixed(3)}`})`;
    texts.set(key, text);
  }
  return text;
}

const texts = new Map<number, string>();
const MOST_TEXTS = 4000;
