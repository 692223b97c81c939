/** All numbers that a written one may stand for. */
export type Interval = readonly [low: number, high: number];

const NUMBER = /^−?(?:10(?<alone>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?<digits>\d+(?:\.\d+)?)(?:·10(?<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?|∞|NaN)/u;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Computes a line of numbers as `textOf` writes it, up to its last equals sign, with all that the rounded numbers in it
 * may stand for, and says what the result that is written there may stand for.
 * @throws RangeError where the line cannot be read
 */
export function checkedLine(line: string): { readonly computed: Interval; readonly shown: Interval } {
  const parts = line.split("=").map((part) => part.trim());
  const reader = new Reader(parts[parts.length - 2]);
  return { computed: reader.whole(), shown: new Reader(parts[parts.length - 1]).whole() };
}

/** Whether what is written after the last equals sign can be what stands before it. NaN agrees with NaN. */
export function agrees(line: string): boolean {
  const { computed, shown } = checkedLine(line);
  if (shown.some(Number.isNaN)) return computed.some((end) => !Number.isFinite(end));
  const slack = 1e-9 * Math.max(Math.abs(shown[0]), Math.abs(shown[1]), 1e-300);
  return computed[0] <= shown[1] + slack && computed[1] >= shown[0] - slack;
}

/** Reads sums of products of numbers, roots, squares, maxima, tanh and parentheses. */
class Reader {
  private readonly text: string;
  private rest: string;

  constructor(text: string) {
    this.text = text;
    this.rest = text;
  }

  whole(): Interval {
    const value = this.sum();
    if (this.rest !== "") throw new RangeError(`“${this.text}” cannot be read from “${this.rest}” on.`);
    return value;
  }

  private takes(token: string): boolean {
    if (!this.rest.startsWith(token)) return false;
    this.rest = this.rest.slice(token.length);
    return true;
  }

  private sum(): Interval {
    let value = this.product();
    for (;;) {
      if (this.takes(" + ")) value = plus(value, this.product());
      else if (this.takes(" − ")) value = plus(value, negative(this.product()));
      else return value;
    }
  }

  private product(): Interval {
    let value = this.factor();
    for (;;) {
      if (this.takes(" · ")) value = times(value, this.factor());
      else if (this.takes(" / ")) value = times(value, inverse(this.factor()));
      else return value;
    }
  }

  private factor(): Interval {
    const value = this.atom();
    if (this.takes("^½")) return root(value);
    return this.takes("²") ? square(value) : value;
  }

  private atom(): Interval {
    if (this.takes("max(")) return this.largest();
    const apply = this.takes("√") ? root : this.takes("tanh") ? tanh : (inner: Interval) => inner;
    if (this.takes("(")) {
      const inner = this.sum();
      if (!this.takes(")")) throw new RangeError(`“${this.text}” lacks a closing parenthesis at “${this.rest}”.`);
      return apply(inner);
    }
    const found = NUMBER.exec(this.rest);
    if (!found) throw new RangeError(`“${this.text}” has no number at “${this.rest}”.`);
    this.rest = this.rest.slice(found[0].length);
    return intervalOf(found);
  }

  /** The larger of two, after "max(". */
  private largest(): Interval {
    const one = this.sum();
    const separated = this.takes(", ");
    const other = this.sum();
    if (!separated || !this.takes(")")) throw new RangeError(`“${this.text}” has no two arguments at “${this.rest}”.`);
    return [Math.max(one[0], other[0]), Math.max(one[1], other[1])];
  }
}

/** A number as it is written: "−1.45", "2.5·10⁻⁷", "10⁻⁵". */
export function numberIn(text: string): number {
  const found = NUMBER.exec(text);
  if (!found) throw new RangeError(`“${text}” is no number.`);
  const [low, high] = intervalOf(found);
  return (low + high) / 2;
}

/** Numbers with fewer than four significant digits are exact; others are rounded at their last digit. */
function intervalOf({ 0: text, groups = {} }: RegExpExecArray): Interval {
  const negated = (interval: Interval) => (text.startsWith("−") ? negative(interval) : interval);
  if (text.endsWith("NaN")) return [NaN, NaN];
  if (text.endsWith("∞")) return negated([Infinity, Infinity]);
  const raised = groups.alone ?? groups.power ?? "⁰";
  const power = 10 ** Number(raised.replace("⁻", "-").replace(/[^-]/g, (digit) => String(RAISED.indexOf(digit))));
  const digits = groups.digits ?? "1";
  const value = Number(digits) * power;
  const significant = digits.replace(".", "").replace(/^0+/, "").length;
  const half = significant < 4 ? 0 : (power * 10 ** -(digits.split(".")[1]?.length ?? 0)) / 2;
  return negated([value - half, value + half]);
}

const plus = (a: Interval, b: Interval): Interval => [a[0] + b[0], a[1] + b[1]];
const negative = ([low, high]: Interval): Interval => [-high, -low];

function times(a: Interval, b: Interval): Interval {
  const ends = a.flatMap((p) => b.map((q) => p * q));
  return [Math.min(...ends), Math.max(...ends)];
}

function inverse([low, high]: Interval): Interval {
  return low < 0 && high > 0 ? [-Infinity, Infinity] : [1 / high, 1 / low];
}

const tanh = ([low, high]: Interval): Interval => [Math.tanh(low), Math.tanh(high)];

function root([low, high]: Interval): Interval {
  return [Math.sqrt(Math.max(0, low)), Math.sqrt(high)];
}

function square([low, high]: Interval): Interval {
  const ends = [low * low, high * high];
  return [low <= 0 && high >= 0 ? 0 : Math.min(...ends), Math.max(...ends)];
}
