import type { Values } from "../../engine/plan/shape.ts";
import type { NonFiniteKind } from "../valueColors.ts";

/** How many values are not finite, by kind. */
export type NonFinite = Readonly<Record<NonFiniteKind, number>>;

/** The position of the next value that is not finite after a position, going round at the end; −1 when there is none. */
export function nextNonFinite(values: Values, after: number): number {
  for (let step = 1; step <= values.length; step++) {
    const at = (after + step) % values.length;
    if (!Number.isFinite(values[at])) return at;
  }
  return -1;
}
