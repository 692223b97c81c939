import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  count,
  counted,
  formulaNumber,
  fullNumber,
  lastPlaceOf,
  numbered,
  percent,
  powerOf,
  shortNumber,
  textOfNumber,
} from "./numbers.ts";

const inFormula = (value: number, place?: number) => textOfNumber(formulaNumber(value, place));

/** What a text stands for; the inverse of the spelling, written independently. */
function meant(text: string): number {
  const raised = (power: string) =>
    Number([...power].map((sign) => (sign === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign))).join(""));
  const [, minus, digits = "1", power] =
    /^(−?)(?:(\d+(?:\.\d+)?)(?:·|$))?(?:10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text) ?? expect.fail(`“${text}” is no number`);
  return Number(`${minus ? "-" : ""}${digits}e${power ? raised(power) : 0}`);
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const ordinary = fc.double({ min: -1e9, max: 1e9, noNaN: true });

describe("every spelling", () => {
  const spellings = { shortNumber, fullNumber, inFormula: (value: number) => inFormula(value) };

  it.each(Object.entries(spellings))("%s has one minus sign, no letters and no negative zero", (_, spell) => {
    fc.assert(
      fc.property(fc.oneof(finite, ordinary), (value) => {
        const text = spell(value);
        expect(text).toMatch(/^−?[\d.·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$/);
        if (meant(text) === 0) expect(text).not.toContain("−");
      }),
    );
    expect(spell(-0)).toBe(spell(0));
    expect([NaN, Infinity, -Infinity].map(spell)).toEqual(["NaN", "∞", "−∞"]);
  });

  it("all write a power of ten from 10⁵ on and below 10⁻³, and nowhere else", () => {
    fc.assert(
      fc.property(fc.double({ min: 1.01e-12, max: 0.99e12, noNaN: true }), (value) => {
        fc.pre(Math.abs(value - 1e-3) > 1e-5 && Math.abs(value - 1e5) > 1e3);
        const outside = value < 1e-3 || value > 1e5;
        expect(shortNumber(value).includes("10") && /[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(shortNumber(value))).toBe(outside);
        expect(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(inFormula(value))).toBe(outside);
        expect(fullNumber(value).includes("⁻")).toBe(value < 1e-3);
      }),
    );
  });
});

describe("a short number", () => {
  it("is right to three significant digits", () => {
    fc.assert(
      fc.property(fc.oneof(finite, ordinary), (value) => {
        const size = Math.abs(value);
        fc.pre(size > 1e-300 && size < 1e308);
        expect(Math.abs(meant(shortNumber(value)) - value)).toBeLessThanOrEqual(0.005001 * size);
      }),
    );
  });

  it.each([
    [0, "0.00"],
    [3, "3.00"],
    [-0.5, "−0.500"],
    [9.996, "10.0"],
    [12345, "12345"],
    [99999.7, "10⁵"],
    [123456, "1.23·10⁵"],
    [0.001, "0.00100"],
    [0.0009996, "0.00100"],
    [0.0005, "5·10⁻⁴"],
    [1e-5, "10⁻⁵"],
    [-2.5e-7, "−2.5·10⁻⁷"],
    [-1e7, "−10⁷"],
  ])("of %d is %s", (value, text) => expect(shortNumber(value)).toBe(text));
});

describe("a full number", () => {
  it("reads back as the same number", () => {
    fc.assert(fc.property(fc.oneof(finite, ordinary), (value) => meant(fullNumber(value)) === value + 0));
  });

  it.each([
    [0, "0"],
    [3, "3"],
    [0.1, "0.1"],
    [1e-5, "10⁻⁵"],
    [2.24e-8, "2.24·10⁻⁸"],
    [1e-12, "10⁻¹²"],
    [100000, "100000"],
    [8388608, "8388608"],
    [1e21, "10²¹"],
    [-1234567.25, "−1234567.25"],
  ])("of %d is %s", (value, text) => expect(fullNumber(value)).toBe(text));
});

describe("a number in a formula", () => {
  it.each([
    [1.45, undefined, "1.45"],
    [1.4500001, undefined, "1.450"],
    [-0.29519, undefined, "−0.2952"],
    [1e-5, undefined, "10⁻⁵"],
    [0, undefined, "0"],
    [18, undefined, "18"],
    [12345.6, undefined, "12346"],
    [12345678.9, undefined, "1.235·10⁷"],
    [200704, 0, "200704"],
    [1000000.0625, -4, "1000000.0625"],
    [0.00001234567, undefined, "1.235·10⁻⁵"],
  ])("of %d down to %s is %s", (value, place, text) => expect(inFormula(value, place)).toBe(text));

  it("has the digits that a difference needs", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 9e4, noNaN: true }),
        fc.double({ min: 1e-3, max: 1, noNaN: true }),
        (a, d) => {
          const place = lastPlaceOf(d);
          const shown = meant(inFormula(a + d, place)) - meant(inFormula(a, place));
          expect(Math.abs(shown - (a + d - a))).toBeLessThan(1.01 * 10 ** (place ?? 0) + 1e-9);
        },
      ),
    );
  });
});

it("counts have their thousands apart, and nouns and verbs follow the number", () => {
  expect(count(8388608)).toBe("8,388,608");
  expect([0, 1, 2, 1000].map((n) => counted(n, "set"))).toEqual(["0 sets", "1 set", "2 sets", "1,000 sets"]);
  expect([0, 1, 2].map((n) => numbered(n, "has", "have"))).toEqual(["have", "has", "have"]);
});

it("shares of a whole are told in percent, and powers by raised digits", () => {
  expect([0.9 ** 20, 1, 0, 0.5, 0.9 ** 100].map(percent)).toEqual(["12 %", "100 %", "0 %", "50 %", "0.0027 %"]);
  expect(powerOf(0.9, 20)).toBe("0.9²⁰");
});
