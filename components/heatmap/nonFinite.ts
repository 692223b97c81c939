import type { Values } from "../../engine/shape.ts";
import type { NonFiniteKind } from "../valueColors.ts";

/** How many values are not finite, by kind. */
export type NonFinite = Readonly<Record<NonFiniteKind, number>>;

const counted = new WeakMap<Values, NonFinite>();

/** Counts the values of a tensor that are not finite, once for each array. */
export function nonFiniteOf(values: Values): NonFinite {
  const known = counted.get(values);
  if (known) return known;
  let nan = 0;
  let plus = 0;
  let minus = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value - value === 0) continue;
    if (value > 0) plus += 1;
    else if (value < 0) minus += 1;
    else nan += 1;
  }
  const result = { nan, plus, minus };
  counted.set(values, result);
  return result;
}

/** The position of the next value that is not finite after a position, going round at the end; −1 when there is none. */
export function nextNonFinite(values: Values, after: number): number {
  for (let step = 1; step <= values.length; step++) {
    const at = (after + step) % values.length;
    if (!Number.isFinite(values[at])) return at;
  }
  return -1;
}
