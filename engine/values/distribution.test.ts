import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, setOf } from "../plan/partition.ts";
import { cellAt, type Shape, sizeOf } from "../plan/shape.ts";
import { distributionOf } from "./distribution.ts";

const counting = (shape: Shape) => Float32Array.from({ length: sizeOf(shape) }, (_, i) => i);

describe("distributionOf", () => {
  it("is the distribution of all values when there are no sets", () => {
    const { count, mean, sd, min, max, nonFinite } = distributionOf(
      new Float32Array([2, 4, 4, 4, 5, 5, 7, 9]),
      null,
      0,
    );
    expect({ count, mean, sd, min, max, nonFinite }).toEqual({
      count: 8,
      mean: 5,
      sd: 2,
      min: 2,
      max: 9,
      nonFinite: 0,
    });
  });

  it("takes exactly the cells of the set, in row-major order", () => {
    const shape: Shape = [3, 4, 2, 6];
    const values = counting(shape);
    const axis = (length: number) => fc.constantFrom(...[1, 2, 3, 4, 6].filter((d) => length % d === 0));
    fc.assert(
      fc.property(axis(3), axis(4), axis(2), axis(6), fc.nat(), (N, C, H, W, choice) => {
        const sets = cut(shape, { N, C, H, W });
        const set = choice % sets.count;
        const members = [...values].filter((_, i) => setOf(sets, cellAt(shape, i)) === set);
        expect([...(distributionOf(values, sets, set, 1000).dots ?? [])]).toEqual(members);
      }),
    );
  });

  it("survives a large offset", () => {
    const values = Float32Array.from({ length: 10_000 }, (_, i) => 1e6 + (i % 2 === 0 ? 0.25 : -0.25));
    const { mean, sd } = distributionOf(values, null, 0);
    expect(mean).toBe(1e6);
    expect(sd).toBe(0.25);
  });

  it("has a standard deviation of exactly zero where all values are equal", () => {
    const { mean, sd, bins } = distributionOf(new Float32Array(500).fill(0.1), null, 0);
    expect(mean).toBe(Math.fround(0.1));
    expect(sd).toBe(0);
    expect([...(bins?.counts ?? [])]).toEqual([500]);
  });

  it("counts values that are not finite apart", () => {
    const d = distributionOf(new Float32Array([1, Number.NaN, 3, Infinity, -Infinity]), null, 0);
    expect(d).toMatchObject({ count: 5, nonFinite: 3, mean: 2, sd: 1, min: 1, max: 3 });
    expect([...(d.dots ?? [])]).toEqual([1, 3]);
    const none = distributionOf(new Float32Array([Number.NaN]), null, 0);
    expect(none).toMatchObject({ count: 1, nonFinite: 1, mean: Number.NaN, sd: Number.NaN, bins: null });
  });

  it("lists few values and counts many", () => {
    expect(distributionOf(counting([1, 1, 1, 60]), null, 0)).toMatchObject({ bins: null });
    expect(distributionOf(counting([1, 1, 1, 61]), null, 0)).toMatchObject({ dots: null });
  });
});

describe("bins", () => {
  it("hold every finite value once, in 20 to 40 bins between round edges", () => {
    const value = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.float32Array({ minLength: 61, maxLength: 300 }), value, (values, other) => {
        values.set([other, other + 1]);
        const { bins, nonFinite, count, min, max } = distributionOf(values, null, 0);
        if (bins === null || min === max) return;
        expect(bins.counts.reduce((a, b) => a + b)).toBe(count - nonFinite);
        expect(bins.counts.length).toBeGreaterThanOrEqual(20);
        expect(bins.counts.length).toBeLessThanOrEqual(MOST);
        expect(bins.x0).toBeLessThanOrEqual(min);
        expect(bins.x0 + bins.counts.length * bins.width).toBeGreaterThanOrEqual(max - bins.width * 1e-6);
      }),
    );
  });

  it("put the largest value into the last bin", () => {
    const bins = distributionOf(counting([1, 1, 1, 201]), null, 0).bins;
    expect(bins).toMatchObject({ x0: 0, width: 5 });
    expect(bins?.counts.length).toBe(40);
    expect(bins?.counts[39]).toBe(6);
  });
});

/** 40, and one more where the first edge had to move down to a round number. */
const MOST = 41;
