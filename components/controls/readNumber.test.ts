import fc from "fast-check";
import { expect, test } from "vitest";
import { fullNumber, shortNumber } from "../../engine/numbers.ts";
import { type Accepted, parseNumber, readNumber } from "./readNumber.ts";

const N: Accepted = { name: "N", min: 1, max: 64, whole: true };
const EPSILON: Accepted = { name: "ε", min: 1e-12, max: 1, whole: false, zero: true, format: shortNumber };

test.each([
  ["0.00001", 1e-5],
  ["1e-5", 1e-5],
  ["1E-5", 1e-5],
  ["10^-5", 1e-5],
  ["10⁻⁵", 1e-5],
  ["2·10⁻⁵", 2e-5],
  ["2.5 * 10^-5", 2.5e-5],
  ["−3", -3],
  ["-10^2", -100],
  ["10¹²", 1e12],
  ["8\u202f388\u202f608", 8388608],
  [" .5 ", 0.5],
  ["105", 105],
  ["10-5", null],
  ["0,5", null],
  ["4 5", null],
  ["", null],
  ["abc", null],
  ["1e", null],
  ["0x10", null],
  ["Infinity", null],
  ["NaN", null],
])("reads %j as %j", (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test("reads back what the picture shows", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => parseNumber(fullNumber(x)) === x + 0),
  );
  expect(parseNumber(shortNumber(-2.5e-7))).toBe(-2.5e-7);
});

test("accepts what lies inside, and 0 where it is allowed", () => {
  expect(readNumber("64", N)).toEqual({ value: 64 });
  expect(readNumber("0", EPSILON)).toEqual({ value: 0 });
  expect(readNumber("-0", { ...N, min: -1 })).toEqual({ value: 0 });
});

test.each([
  ["70", N, "N cannot be 70: use a whole number from 1 to 64."],
  ["2.5", N, "N cannot be 2.5: use a whole number from 1 to 64."],
  ["many", N, 'N cannot be "many": use a whole number from 1 to 64.'],
  ["1e999", { ...N, max: Infinity }, "N cannot be 1e999: use a whole number of at least 1."],
  ["-1", EPSILON, "ε cannot be -1: use 0 or a number from 10⁻¹² to 1.00."],
  ["2", { ...EPSILON, min: 0 }, "ε cannot be 2: use a number from 0.00 to 1.00."],
  ["x", { ...EPSILON, zero: false, min: -Infinity, max: Infinity }, 'ε cannot be "x": use a number.'],
] as const)("refuses %j in one sentence", (text, accepted, refusal) => {
  expect(readNumber(text, accepted)).toEqual({ refusal });
});
