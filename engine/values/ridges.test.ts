import { describe, expect, it } from "vitest";
import { cut } from "../plan/partition.ts";
import { wholeRun } from "../plan/runs.ts";
import type { Shape } from "../plan/shape.ts";
import { distributionOf } from "./distribution.ts";
import { ridgesOf } from "./ridges.ts";
import { isSkewed, summaryOf } from "./summary.ts";

const summary = (...values: number[]) => {
  const all = Float64Array.from(values);
  return summaryOf(all, wholeRun(all));
};

describe("a summary", () => {
  it("has the skew of the standardized values, whatever their scale and place", () => {
    expect(summary(0, 0, 0, 1).skew).toBeCloseTo(2 / Math.sqrt(3), 12);
    expect(summary(7, 7, 7, 107).skew).toBeCloseTo(2 / Math.sqrt(3), 12);
    expect(summary(1, 2, 3).skew).toBe(0);
    expect(summary(5, 5).skew).toBeNaN();
  });

  it("calls a set skewed only beyond what few values show by chance", () => {
    expect(isSkewed(summary(0, 0, 0, 1))).toBe(false);
    expect(isSkewed(summary(...Array<number>(90).fill(0), ...Array<number>(10).fill(1)))).toBe(true);
    expect(isSkewed(summary(4, 4, 4))).toBe(false);
  });
});

describe("a ridgeline", () => {
  const shape: Shape = [2, 3, 2, 2];
  const values = Float32Array.from({ length: 24 }, (_, i) => i);

  it("has one ridge per set, each with the numbers of its distribution, all in the same bins", () => {
    const sets = cut(shape, { C: 3 });
    const { ridges, x0, width, bins } = ridgesOf(values, sets, 0);
    expect(ridges.map(({ set }) => set)).toEqual([0, 1, 2]);
    for (const ridge of ridges) {
      expect(ridge).toMatchObject({ mean: distributionOf(values, sets, ridge.set).mean, count: 8 });
      expect(ridge.counts.length).toBe(bins);
      expect(ridge.counts.reduce((a, b) => a + b)).toBe(8);
    }
    expect(x0).toBeLessThanOrEqual(0);
    expect(x0 + bins * width).toBeGreaterThanOrEqual(23);
  });

  it("shows the neighbours of a set where there are too many", () => {
    const many: Shape = [1, 100, 1, 1];
    const { ridges, of } = ridgesOf(new Float32Array(100), cut(many, { C: 100 }), 40);
    expect(of).toBe(100);
    expect([ridges[0].set, ridges.length]).toEqual([32, 32]);
    expect(ridgesOf(new Float32Array(100), cut(many, { C: 100 }), 99).ridges.length).toBe(4);
  });

  it("leaves out what is not finite, and has empty bins where nothing is", () => {
    const { ridges } = ridgesOf(new Float32Array([NaN, NaN, 1, 2]), cut([1, 2, 1, 2], { C: 2 }), 0);
    expect(ridges.map(({ nonFinite }) => nonFinite)).toEqual([2, 0]);
    expect(ridges[0].counts.every((members) => members === 0)).toBe(true);
    expect(ridgesOf(new Float32Array([NaN]), cut([1, 1, 1, 1], {}), 0).bins).toBe(1);
  });
});
