import { rgbOf } from "../../rgb.ts";
import type { Ground } from "../../valueScale.ts";
import type { Rgb } from "./colors.ts";

/** The theme's colours as the picture needs them: as numbers where colours are mixed, as CSS where they are only set. */
export interface Paper {
  readonly surface: Rgb;
  readonly line: Rgb;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  readonly cellOutline: string;
  readonly ground: Ground;
}

/** The colours of the light theme, for where there is no document to read them from. */
export const LIGHT: Paper = {
  surface: [255, 255, 255],
  line: [134, 138, 148],
  ink: "#1a1c23",
  inkSoft: "#5c616d",
  accent: "#1f5be3",
  cellOutline: "#14161c",
  ground: "light",
};

/**
 * The colours in force at an element. The background that is seen behind it is the surface, so that forced colours are
 * respected too.
 */
export function paperOf(element: Element): Paper {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: rgbOf(backgroundOf(element)),
    line: rgbOf(token("--line-strong")),
    ink: token("--ink"),
    inkSoft: token("--ink-soft"),
    accent: token("--accent"),
    cellOutline: token("--cell-outline"),
    ground: style.colorScheme === "dark" ? "dark" : "light",
  };
}

/** The background of an element, or of the nearest around it that has one. */
function backgroundOf(element: Element): string {
  const { backgroundColor } = getComputedStyle(element);
  const isClear = /^(transparent|rgba\(.*, 0\))$/.test(backgroundColor);
  if (!isClear) return backgroundColor;
  return element.parentElement ? backgroundOf(element.parentElement) : "rgb(255, 255, 255)";
}
