import type { Shape } from "../../engine/shape.ts";
import type { Frame } from "./projection.ts";

/** Pictures narrower than this name their axes by a letter, in CSS pixels. */
export const NARROW = 480;

/** The room for the picture in a box of this size, with margins for the labels of a tensor of this shape. */
export function frameFor(width: number, height: number, [N, C, H, W]: Shape): Frame {
  const digits = String(Math.max(H * W - 1, 0)).length;
  const beside = width < NARROW ? 16 + 8 * digits : 78 + 8 * digits;
  return { width, height, beside: Math.min(beside, width / 3), above: 22, below: N * C > 1 ? 48 : 34 };
}
