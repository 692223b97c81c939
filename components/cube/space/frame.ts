import type { Shape } from "../../../engine/plan/shape.ts";
import type { CubeFrame } from "./projection.ts";

/** Pictures narrower than this name their axes by a letter, in CSS pixels at the usual size of text. */
export const NARROW = 480;

/** Widths of a digit of a number and of a letter of a name, for the wider of usual fonts, at the usual size of text. */
export const DIGIT = 7.8;
export const LETTER = 11.5;

/** From an edge to its numbers, and what is left free around them. */
const BESIDE_NUMBER = 16;

/**
 * The room for the picture in a box of this size, with margins for the labels of a tensor of this shape. `text` is how many
 * times as large as usual a reader has text.
 */
export function frameFor(width: number, height: number, [N, C, H, W]: Shape, text = 1): CubeFrame {
  const digits = (length: number) => DIGIT * `${length - 1}`.length;
  const numbers = BESIDE_NUMBER + Math.max(digits(N), digits(C), digits(H * W));
  const upright = BESIDE_NUMBER + digits(H * W) + DIGIT + 2 * LETTER;
  const beside = width < NARROW * text ? numbers : Math.max(numbers, upright);
  return {
    width,
    height,
    text,
    beside: Math.min(beside * text, width / 3),
    above: Math.min(22 * text, height / 6),
    below: Math.min((N * C > 1 ? 48 : 34) * text, height / 3),
  };
}
