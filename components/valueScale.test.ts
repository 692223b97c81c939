import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueEntry } from "./valueColors.ts";
import { looksAlike, type Scalable, scaleAbout, scaleOver } from "./valueScale.ts";

const numbers = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(Number.NaN, Infinity, -Infinity),
);
const tensors = fc.array(
  fc.array(numbers, { minLength: 1, maxLength: 30 }).map((list) => scalable(Float64Array.from(list))),
  { minLength: 1, maxLength: 4 },
);

function scalable(values: Float64Array): Scalable {
  const finite = values.filter(Number.isFinite);
  return { values, min: Math.min(...finite), max: Math.max(...finite) };
}

describe("a scale over tensors", () => {
  it("reaches every finite value, and one of them is at an end", () => {
    fc.assert(
      fc.property(tensors, fc.constantFrom("zero" as const, "mean" as const), (all, white) => {
        const scale = scaleOver(all, white);
        const away = all.flatMap(({ values }) => [...values.filter(Number.isFinite)].map((v) => v - scale.centre));
        const furthest = Math.max(0, ...away.map(Math.abs));
        expect(scale.reach).toBeCloseTo(furthest === 0 ? 1 : furthest, 6);
      }),
    );
  });

  it("has the mean of all finite values in the middle, or zero", () => {
    const both = [
      scalable(new Float64Array([1999, 2001, Number.NaN])),
      scalable(new Float64Array([2003, 2005, Infinity])),
    ];
    expect(scaleOver(both, "mean")).toEqual({ white: "mean", centre: 2002, reach: 3 });
    expect(scaleOver(both, "zero")).toEqual({ white: "zero", centre: 0, reach: 2005 });
  });

  it("of nothing finite reaches from −1 to 1", () => {
    expect(scaleOver([scalable(new Float64Array([Number.NaN]))], "mean")).toEqual({
      white: "mean",
      centre: 0,
      reach: 1,
    });
  });
});

it("a scale about a start has the start in the middle and leaves out what is not finite", () => {
  expect(scaleAbout("start", 1, new Float64Array([1, 0.5, 4, -Infinity]))).toEqual({
    white: "start",
    centre: 1,
    reach: 3,
  });
  expect(scaleAbout("start", 1, new Float64Array([1, 1]))).toEqual({ white: "start", centre: 1, reach: 1 });
});

it("values look alike exactly where they lie within a few colours of the scale", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e5, noNaN: true }),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      (mean, d) => {
        const range = { min: mean - d, max: mean + d };
        const scale = scaleOver([{ ...range, values: new Float64Array([range.min, range.max]) }], "zero");
        const colours = valueEntry(range.max, scale) - valueEntry(range.min, scale);
        if (looksAlike(range, scale)) expect(colours).toBeLessThanOrEqual(4);
        else expect(colours).toBeGreaterThanOrEqual(3);
      },
    ),
  );
  const about = (centre: number, reach: number) => ({ white: "mean", centre, reach }) as const;
  expect(looksAlike({ min: 1999, max: 2001 }, about(0, 2001))).toBe(true);
  expect(looksAlike({ min: 1999, max: 2001 }, about(2000, 1))).toBe(false);
  expect(looksAlike({ min: 2000, max: 2000 }, about(0, 2000))).toBe(false);
});
