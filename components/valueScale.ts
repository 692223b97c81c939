import type { Values } from "../engine/plan/shape.ts";

/** What the white of a scale stands for: zero, the mean of the values, or what a parameter starts with. */
export type White = "zero" | "mean" | "start";

/** A scale of colours: white at the centre, its darkest ends at centre − reach and centre + reach. */
export interface ValueScale {
  readonly white: White;
  readonly centre: number;
  readonly reach: number;
  /** What the page is drawn on: its centre is nearly that. Absent: light. */
  readonly ground?: Ground;
}

/** Whether the page is light or dark. */
export type Ground = "light" | "dark";

/** Values for a scale to cover, with the smallest and the largest finite one; ∞ and −∞ where there is none. */
export interface Scalable {
  readonly values: Values;
  readonly min: number;
  readonly max: number;
}

/** The scale that shows every finite value of some tensors, with white at zero or at the mean of them all. */
export function scaleOver(tensors: readonly Scalable[], white: "zero" | "mean"): ValueScale {
  const min = Math.min(...tensors.map((tensor) => tensor.min));
  const max = Math.max(...tensors.map((tensor) => tensor.max));
  const centre = white === "mean" ? meanOf(tensors.map(({ values }) => values)) : 0;
  return { white, centre, reach: Math.max(max - centre, centre - min, 0) || 1 };
}

/** The scale with this white that shows every finite value. */
export function scaleAbout(white: White, centre: number, values: Values): ValueScale {
  let reach = 0;
  for (const value of values) {
    const away = Math.abs(value - centre);
    if (away > reach && away !== Infinity) reach = away;
  }
  return { white, centre, reach: reach || 1 };
}

/** In so few steps of a scale's 254 a reader sees one colour. */
const ALIKE = 4;

/** Whether values that differ get nearly one colour. */
export function looksAlike({ min, max }: Pick<Scalable, "min" | "max">, { reach }: ValueScale): boolean {
  return max > min && ((max - min) / reach) * 127 < ALIKE;
}

/** The mean of all finite values; 0 where there is none. */
function meanOf(tensors: readonly Values[]): number {
  const sums = tensors.map(sumOf);
  const count = sums.reduce((all, { finite }) => all + finite, 0);
  return count === 0 ? 0 : sums.reduce((mean, { sum }) => mean + sum / count, 0);
}

/** Values are never changed in place, so their sums are taken once. */
const known = new WeakMap<Values, { readonly sum: number; readonly finite: number }>();

function sumOf(values: Values): { readonly sum: number; readonly finite: number } {
  let found = known.get(values);
  if (!found) {
    let [sum, finite] = [0, 0];
    for (let i = 0; i < values.length; i++) {
      if (values[i] - values[i] !== 0) continue;
      sum += values[i];
      finite += 1;
    }
    found = { sum, finite };
    known.set(values, found);
  }
  return found;
}
