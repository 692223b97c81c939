import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalParts, fitParts } from "./parts.ts";

const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);

describe("the samples of each device", () => {
  it("are as wished where that is all of them", () => {
    expect(fitParts([1, 3], 4)).toEqual([1, 3]);
  });

  it("are all samples, at least one each, for any wish", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        (wish, samples) => {
          const parts = fitParts(wish, samples);
          expect(sum(parts)).toBe(samples);
          expect(Math.min(...parts)).toBeGreaterThan(0);
          expect(parts.length).toBe(Math.min(wish.length, samples));
        },
      ),
    );
  });

  it("differ by one at most where they are equal", () => {
    expect(equalParts(3, 7)).toEqual([3, 2, 2]);
    expect(equalParts(2, 4)).toEqual([2, 2]);
  });
});
