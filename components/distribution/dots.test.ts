import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distributionOf } from "../../engine/values/distribution.ts";
import { domainOf } from "./domain.ts";
import { dotPlot, stackDots } from "./dots.ts";

const places = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 60 });

describe("a dot plot", () => {
  it("has no two dots of one level overlapping, and keeps every dot at its place", () => {
    fc.assert(
      fc.property(places, (xs) => {
        const levels = stackDots(xs, 9);
        for (const [i, x] of xs.entries()) {
          for (let j = 0; j < i; j++) expect(levels[i] !== levels[j] || Math.abs(x - xs[j]) >= 9).toBe(true);
        }
        expect(dotPlot(xs, 60).dots.map(({ x }) => x)).toEqual(xs);
      }),
    );
  });

  it("stays below its height, even when all values are equal", () => {
    fc.assert(
      fc.property(fc.oneof(places, fc.constant(new Array<number>(60).fill(40))), (xs) => {
        const { dots, diameter, rise } = dotPlot(xs, 58);
        const highest = Math.max(...dots.map(({ level }) => level * rise + diameter));
        expect(highest).toBeLessThanOrEqual(58 + 1e-9);
      }),
    );
  });

  it("puts apart values on the axis", () => {
    expect(stackDots([0, 10, 5, 20], 9)).toEqual([0, 0, 1, 0]);
  });
});

describe("an axis", () => {
  const of = (...values: number[]) => distributionOf(new Float32Array(values), null, 0);

  it("holds all values and standard deviations, with round ends", () => {
    const [low, high] = domainOf([of(-4.4, 3), of(0, 1.2)]);
    expect(low).toBe(-5);
    expect(high).toBe(4);
  });

  it("has a length where all values are equal or none is finite", () => {
    const [low, high] = domainOf([of(7, 7)]);
    expect(low).toBeLessThan(7);
    expect(high).toBeGreaterThan(7);
    expect(domainOf([of(Number.NaN)])).toEqual([-1, 1]);
  });
});
