import { rgbOf } from "./rgb.ts";
import { purpleToOrange, purpleToOrangeOnDark } from "./valueRamp.ts";
import type { Ground, ValueScale } from "./valueScale.ts";

/** The palette's entry for the centre of a scale; entries 1 and 255 stand for its ends. */
const CENTRE = 128;
const REACH = 127;
/** The outermost tenth at each end of a ramp is nearly ink: left out, so that ink stays apart from it. */
const OUTERMOST = 0.8;

/** Ink of the marks for values that are not finite; with paper the same in every theme, like the scale itself. */
export const INK = "#14161c";
const PAPER = "#ffffff";

const colors: Readonly<Record<Ground, readonly string[]>> = {
  light: colorsOf(purpleToOrange),
  dark: colorsOf(purpleToOrangeOnDark),
};

const palettes: Readonly<Record<Ground, Uint32Array>> = {
  light: Uint32Array.from(colors.light, wordOf),
  dark: Uint32Array.from(colors.dark, wordOf),
};

/** The colours of a scale as 256 words of ImageData (RGBA bytes, read as little-endian Uint32), from purple to orange. */
export function valuePalette({ ground = "light" }: Pick<ValueScale, "ground">): Uint32Array {
  return palettes[ground];
}

/** The three kinds of values that are not finite. */
export type NonFiniteKind = "nan" | "plus" | "minus";

/**
 * The two tones of the pattern that marks a value which is not finite: a checker of ink and paper for NaN, stripes of
 * the scale's end and paper for an infinity, rising to the right for +∞ and falling for −∞.
 */
export const patternColors: Readonly<Record<NonFiniteKind, readonly [string, string]>> = {
  nan: [INK, PAPER],
  plus: [colors.light[CENTRE + REACH], PAPER],
  minus: [colors.light[CENTRE - REACH], PAPER],
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

/** How many entries of the palette a scale spends on a unit of value. */
export function entriesPerUnit({ reach }: Pick<ValueScale, "reach">): number {
  return Math.min(REACH / reach, Number.MAX_VALUE);
}

/** The palette's entry at a distance from the scale's centre; beyond the scale its ends. For loops over millions of cells. */
export function entryAt(fromCentre: number, perUnit: number): number {
  return (Math.max(-REACH, Math.min(REACH, fromCentre * perUnit)) + CENTRE + 0.5) | 0;
}

/** The palette's entry for a finite value. */
export function valueEntry(value: number, scale: ValueScale): number {
  return entryAt(value - scale.centre, entriesPerUnit(scale));
}

/** The colour of a value on a scale. A value that is not finite is ink: mark it as well. */
export function valueColor(value: number, scale: ValueScale): string {
  return Number.isFinite(value) ? colors[scale.ground ?? "light"][valueEntry(value, scale)] : INK;
}

function colorsOf(ramp: (place: number) => string): string[] {
  const position = (entry: number) => (Math.max(entry, 1) - CENTRE) / REACH;
  return Array.from({ length: 256 }, (_, entry) => ramp(0.5 + (position(entry) * OUTERMOST) / 2));
}

function wordOf(color: string): number {
  const [r, g, b] = rgbOf(color);
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

function wordPair([first, second]: readonly [string, string]): readonly [number, number] {
  return [wordOf(first), wordOf(second)];
}
