import { fullNumber, powerOfTen, shortNumber } from "../engine/numbers.ts";

/** How many significant digits a difference keeps, and how many a number has at the most. */
const KEPT = 3;
const MOST = 15;
/** Below this, numbers are written with a power of ten. */
const SMALL = 1e-3;

/**
 * A number with enough digits that a difference of this size to another such number keeps its own three
 * significant digits: 2000.12, not 2000, beside 2000.05.
 */
export function numberShowing(value: number, difference: number): string {
  if (!Number.isFinite(value) || !Number.isFinite(difference) || value === 0 || difference === 0)
    return shortNumber(value);
  const [size, place] = [powerOfTen(value), powerOfTen(difference)];
  if (place >= size) return shortNumber(value);
  if (Math.abs(value) < SMALL) return fullNumber(value);
  const decimals = Math.min(KEPT - 1 - place, MOST - 1 - size);
  if (decimals < 0 || Math.abs(value) >= 10 ** MOST) return shortNumber(value);
  return value.toFixed(decimals).replace("-", "−");
}
