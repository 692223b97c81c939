import type { Values } from "../engine/shape.ts";
import { rgbOf } from "./rgb.ts";
import { purpleToOrange } from "./valueRamp.ts";

/** The palette's entry for zero; entries 1 and 255 stand for −extent and +extent. */
const ZERO = 128;
const REACH = 127;
/** The outermost tenth at each end of the ramp is nearly black: left out, so that ink stays apart from it. */
const DARKEST = 0.8;

/** Ink of the marks for values that are not finite; with paper the same in every theme, like the scale itself. */
export const INK = "#14161c";
const PAPER = "#ffffff";

const colors = Array.from({ length: 256 }, (_, entry) => colorAt((Math.max(entry, 1) - ZERO) / REACH));

/** The value scale as 256 words of ImageData (RGBA bytes, read as little-endian Uint32), from purple through white to orange. */
export const valuePalette = Uint32Array.from(colors, wordOf);

/** The three kinds of values that are not finite. */
export type NonFiniteKind = "nan" | "plus" | "minus";

/**
 * The two tones of the pattern that marks a value which is not finite: a checker of ink and paper for NaN, stripes of
 * the scale's end and paper for an infinity, rising to the right for +∞ and falling for −∞.
 */
export const patternColors: Readonly<Record<NonFiniteKind, readonly [string, string]>> = {
  nan: [INK, PAPER],
  plus: [colors[ZERO + REACH], PAPER],
  minus: [colors[ZERO - REACH], PAPER],
};

/** Ink, and the tones of the patterns, as words of ImageData. */
export const inkWord = wordOf(INK);
export const patternWords: Readonly<Record<NonFiniteKind, readonly [number, number]>> = {
  nan: wordPair(patternColors.nan),
  plus: wordPair(patternColors.plus),
  minus: wordPair(patternColors.minus),
};

/** Which kind a value that is not finite is. */
export function kindOf(value: number): NonFiniteKind {
  return Number.isNaN(value) ? "nan" : value > 0 ? "plus" : "minus";
}

/** The palette's entry for a finite value; values beyond ±extent get the ends of the scale. */
export function valueEntry(value: number, extent: number): number {
  const position = Math.max(-1, Math.min(1, value / extent));
  return Math.round(position * REACH) + ZERO;
}

/** The colour of a value on the scale from −extent to extent. A value that is not finite is ink: mark it as well. */
export function valueColor(value: number, extent: number): string {
  return Number.isFinite(value) ? colors[valueEntry(value, extent)] : INK;
}

/** The largest finite magnitude, 1 when every finite value is zero: the reach of a scale that shows all of them. */
export function extentOf(values: Values): number {
  let extent = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > extent && size !== Infinity) extent = size;
  }
  return extent === 0 ? 1 : extent;
}

function colorAt(position: number): string {
  return purpleToOrange(0.5 + (position * DARKEST) / 2);
}

function wordOf(color: string): number {
  const [r, g, b] = rgbOf(color);
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

function wordPair([first, second]: readonly [string, string]): readonly [number, number] {
  return [wordOf(first), wordOf(second)];
}
