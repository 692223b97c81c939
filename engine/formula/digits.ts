/** A number cut into what is written: a sign, digits, a power of ten, or a word where it is not finite. */
export interface WrittenNumber {
  readonly negative: boolean;
  /** Empty where the power of ten stands alone. */
  readonly digits: string;
  readonly power: number | null;
  readonly special: "NaN" | "infinity" | null;
}

const DIGITS = 4;
const MOST_DIGITS = 12;

/**
 * A number as formulas write it: four significant digits, fewer where fewer say it exactly.
 * @param place the power of ten down to which it is written where that takes more digits, since a difference or a sum
 *   next to it would lose them
 */
export function written(value: number, place?: number): WrittenNumber {
  const negative = value < 0;
  if (Number.isNaN(value)) return { negative, digits: "", power: null, special: "NaN" };
  if (!Number.isFinite(value)) return { negative, digits: "", power: null, special: "infinity" };
  if (value === 0) return { negative, digits: "0", power: null, special: null };
  const size = Math.abs(value);
  const exponent = Math.floor(Math.log10(size));
  const wanted = place === undefined ? DIGITS : Math.max(DIGITS, exponent - place + 1);
  const digits = Math.min(MOST_DIGITS, wanted);
  const exact = Number(size.toPrecision(digits)) === size;
  if (exponent < -4 || (exponent >= 6 && digits <= exponent)) return scientific(size, negative, digits, exact);
  const text = exact ? String(size) : size.toFixed(Math.max(0, digits - 1 - exponent));
  return { negative, digits: text, power: null, special: null };
}

function scientific(size: number, negative: boolean, digits: number, exact: boolean): WrittenNumber {
  const [mantissa, power] = (exact ? size.toExponential() : size.toExponential(digits - 1)).split("e");
  return { negative, digits: mantissa === "1" ? "" : mantissa, power: Number(power), special: null };
}

/** The power of ten of the last digit that matters in a result that is written with four. */
export function lastPlaceOf(result: number): number | undefined {
  return Number.isFinite(result) && result !== 0 ? Math.floor(Math.log10(Math.abs(result))) - DIGITS + 1 : undefined;
}
