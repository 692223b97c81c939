import { fullNumber } from "../../engine/numbers.ts";

/** What a number field accepts. */
export type Accepted = {
  /** The symbol or word that stands for the number in sentences. */
  name: string;
  min: number;
  max: number;
  whole: boolean;
  /** Whether 0 is accepted although it lies below `min`. */
  zero?: boolean;
  /** How limits are written in sentences; all digits by default. */
  format?: (value: number) => string;
};

type Reading = { value: number } | { refusal: string };

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/;
const POWER = /^([+-]?)(?:(\d+\.?\d*|\.\d+)\s*[·*×x]\s*)?10\s*\^\s*([+-]?\d+)$/;
const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";

/** Reads a number as people type or copy one: 0.00001, 1e-5, 10^-5, 2·10⁻⁵, −3. Null when it is none. */
export function parseNumber(text: string): number | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\u202f/g, "")
    .replace(/−/g, "-")
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (run) => `^${Array.from(run, (c) => "0123456789-"[SUPERSCRIPT.indexOf(c)]).join("")}`);
  const number = plain.replace(POWER, (_, sign: string, factor = "1", exponent = "") => `${sign}${factor}e${exponent}`);
  return DECIMAL.test(number) ? Number(number) : null;
}

/** Reads what was typed into a number field, or says in one sentence why not and what would do. */
export function readNumber(text: string, accepted: Accepted): Reading {
  const { name, min, max, whole, zero } = accepted;
  const value = parseNumber(text);
  const fits = value !== null && Number.isFinite(value) && value >= min && value <= max;
  const isZero = zero === true && value === 0;
  if ((fits && (!whole || Number.isInteger(value))) || isZero) return { value: value + 0 };
  const typed = value === null ? `"${text.trim().slice(0, 24)}"` : text.trim();
  return { refusal: `${name} cannot be ${typed}: use ${describeAccepted(accepted)}.` };
}

function describeAccepted({ min, max, whole, zero, format = fullNumber }: Accepted): string {
  const kind = `${zero && min > 0 ? "0 or " : ""}${whole ? "a whole number" : "a number"}`;
  if (max === Infinity) return min === -Infinity ? kind : `${kind} of at least ${format(min)}`;
  return min === -Infinity ? `${kind} up to ${format(max)}` : `${kind} from ${format(min)} to ${format(max)}`;
}
