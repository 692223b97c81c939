/** How numbers are written, in pictures, sentences and formulas alike: every kind of number in one way. */

/** A number cut into what is written: a sign, digits, a power of ten, or a word where it is not finite. */
export interface WrittenNumber {
  readonly negative: boolean;
  /** Empty where the power of ten stands alone. */
  readonly digits: string;
  readonly power: number | null;
  readonly special: "NaN" | "infinity" | null;
}

/** From 10⁵ on and below 10⁻³ a power of ten is written, unless all digits of a large number are wanted. */
const LARGE = 5;
const SMALL = -3;

const SHORT = 3;
const IN_FORMULAS = 4;
const MOST_IN_FORMULAS = 12;

let digits: number | null = SHORT;

/** From now on numbers that were measured are written with so many significant digits, with null with all of them. */
export function setDigits(significant: number | null): void {
  digits = significant;
}

/** A number as pictures and sentences show what was measured: in three significant digits unless others are asked for, with a real minus sign, never −0.00. */
export function shortNumber(value: number): string {
  return digits === null ? fullNumber(value) : textOfNumber(roundTo(value, digits, true));
}

/** A number with all its digits, as it was chosen: the shortest text that reads back as the same float64. */
export function fullNumber(value: number): string {
  const size = Math.abs(value);
  const odd = oddNumber(value, "0");
  if (odd) return textOfNumber(odd);
  const [mantissa, exponent] = splitExponential(size.toExponential());
  const plain = exponent >= SMALL && (exponent < LARGE || size <= Number.MAX_SAFE_INTEGER);
  return textOfNumber(plain ? inDigits(value, String(size)) : withPower(value, mantissa, exponent));
}

/**
 * A number as formulas write it: four significant digits, fewer where fewer say it exactly.
 * @param place the power of ten down to which it is written where that takes more digits, since a difference or a sum
 *   next to it would lose them
 */
export function formulaNumber(value: number, place?: number): WrittenNumber {
  if (place === undefined || value === 0 || !Number.isFinite(value)) return roundTo(value, IN_FORMULAS, false);
  const digits = powerOfTen(value) - place + 1;
  return roundTo(value, Math.min(MOST_IN_FORMULAS, Math.max(IN_FORMULAS, digits)), false);
}

/** The power of ten of the last digit that matters in a result that a formula shows. */
export function lastPlaceOf(result: number): number | undefined {
  if (!Number.isFinite(result) || result === 0) return undefined;
  return powerOfTen(result) - IN_FORMULAS + 1;
}

/** A number that may be counted or measured: a whole one without decimals, any other as `shortNumber` writes it. */
export function plainNumber(value: number): string {
  return Number.isInteger(value) ? fullNumber(value) : shortNumber(value);
}

/** The power of ten of a number’s first digit, exactly: a logarithm of 999.9999999999928 rounds to 3. Of 0 it is 0. */
export function powerOfTen(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}

/** A whole number with its thousands apart: 8,388,608. */
export function count(value: number | bigint): string {
  return COUNT.format(value).replace("-", MINUS);
}

/** A number of things: "1 set", "200,704 cells". */
export function counted(number: number, noun: string): string {
  return `${count(number)} ${numbered(number, noun, `${noun}s`)}`;
}

/** What is said of one thing, or of any other number of them: `numbered(zeros, "has", "have")`. */
export function numbered(number: number, one: string, many: string): string {
  return number === 1 ? one : many;
}

/** A share of a whole in two significant digits: 12 %. */
export function percent(share: number): string {
  return `${textOfNumber(roundTo(100 * share, 2, false))} %`;
}

/** A number raised to a whole one: 0.9²⁰. */
export function powerOf(base: number, exponent: number): string {
  return `${fullNumber(base)}${superscript(exponent)}`;
}

/** Made once: a formatter takes far longer to make than to use. */
const COUNT = new Intl.NumberFormat("en");

const MINUS = "\u2212";
const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A written number in plain text: −1.45, 2.5·10⁻⁷, 10⁻⁵, ∞. */
export function textOfNumber({ negative, digits, power, special }: WrittenNumber): string {
  const size = special === "infinity" ? "∞" : (special ?? digits);
  const tens = power === null ? "" : `10${superscript(power)}`;
  return `${negative ? MINUS : ""}${size}${size && tens ? "·" : ""}${tens}`;
}

function superscript(exponent: number): string {
  return String(exponent)
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)]);
}

/** With `digits` significant digits; `padded`: also where fewer would say it exactly. */
function roundTo(value: number, digits: number, padded: boolean): WrittenNumber {
  const odd = oddNumber(value, padded ? (0).toFixed(digits - 1) : "0");
  if (odd) return odd;
  const size = Math.abs(value);
  const [mantissa, exponent] = splitExponential(size.toExponential(digits - 1));
  const exact = Number(`${mantissa}e${exponent}`) === size;
  if (exponent < SMALL || (exponent >= LARGE && digits <= exponent))
    return withPower(value, exact || padded ? withoutZeros(mantissa) : mantissa, exponent);
  const text = size.toFixed(Math.max(0, digits - 1 - exponent));
  return inDigits(value, exact && !padded ? withoutZeros(text) : text);
}

function oddNumber(value: number, zero: string): WrittenNumber | null {
  if (value === 0) return { negative: false, digits: zero, power: null, special: null };
  if (Number.isFinite(value)) return null;
  return { negative: value < 0, digits: "", power: null, special: Number.isNaN(value) ? "NaN" : "infinity" };
}

function inDigits(value: number, digits: string): WrittenNumber {
  return { negative: value < 0, digits, power: null, special: null };
}

function withPower(value: number, mantissa: string, power: number): WrittenNumber {
  return { negative: value < 0, digits: mantissa === "1" ? "" : mantissa, power, special: null };
}

function splitExponential(exponential: string): [mantissa: string, exponent: number] {
  const [mantissa, exponent] = exponential.split("e");
  return [mantissa, Number(exponent)];
}

function withoutZeros(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}
