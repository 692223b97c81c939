import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortNumber } from "../engine/numbers.ts";
import { parseNumber } from "./controls/readNumber.ts";
import { numberShowing } from "./difference.ts";

describe("a number beside another one", () => {
  it("keeps the digits that their difference needs", () => {
    expect(numberShowing(2000.123, 0.0781)).toBe("2000.1230");
    expect(numberShowing(-2000.123, 1.2)).toBe("−2000.12");
    expect(numberShowing(3.42, 0.554)).toBe("3.420");
    expect(numberShowing(1_700_000_012, 12)).toBe("1700000012.0");
    expect(numberShowing(-99950.00000000013, 999.9999999999928)).toBe("−99950");
  });

  it("is written as ever where the difference is as large, or there is none", () => {
    for (const [value, difference] of [
      [2000.1, 2000],
      [3.42, 0],
      [Number.NaN, 1],
      [3.42, Infinity],
      [0, 1],
    ]) {
      expect(numberShowing(value, difference)).toBe(shortNumber(value));
    }
  });

  it("law: what is read off as x − μ is the difference to three significant digits", () => {
    const sizes = fc.double({ min: -6, max: 9, noNaN: true }).map((power) => 10 ** power);
    fc.assert(
      fc.property(sizes, sizes, fc.constantFrom(1, -1), fc.constantFrom(1, -1), (mean, away, sign, side) => {
        fc.pre(away / mean > 1e-9);
        const mu = sign * mean;
        const x = mu + side * away;
        const difference = x - mu;
        const [shownX, shownMu] = [x, mu].map((value) => parseNumber(numberShowing(value, difference)) as number);
        expect(Math.abs(shownX - shownMu - difference)).toBeLessThanOrEqual(
          1.02 * 10 ** (Math.floor(Math.log10(Math.abs(difference))) - 2),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
