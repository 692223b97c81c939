const MINUS = "\u2212";

/**
 * A number as the picture shows it: three significant digits, a real minus sign, never −0.00.
 * Very large and very small numbers are written with a power of ten.
 */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return fullNumber(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return powerOfTen(value);
  const rounded = Number(value.toPrecision(3));
  const digits = rounded === 0 ? 2 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  const text = rounded.toFixed(Math.min(digits, 5));
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", MINUS);
}

/** A number with all its digits: the shortest text that reads back as the same float64. */
export function fullNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  return value === 0 ? "0" : String(value).replace(/-/g, MINUS);
}

/** A count with its thousands apart: 8,388,608. */
export function count(value: number): string {
  return COUNT.format(value);
}

/** Made once: a formatter takes far longer to make than to use. */
const COUNT = new Intl.NumberFormat("en");

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function powerOfTen(value: number): string {
  const [mantissa, exponent] = value.toExponential(2).split("e");
  const power = exponent
    .replace("+", "")
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)]);
  const short = mantissa.replace("-", MINUS).replace(/\.?0+$/, "");
  return short === "1" ? `10${power}` : short === `${MINUS}1` ? `${MINUS}10${power}` : `${short}·10${power}`;
}
