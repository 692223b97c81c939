import { describe, expect, it } from "vitest";
import { rangeOf } from "./points.ts";

describe("the range of curves", () => {
  it("covers the finite values of all", () => {
    const curves = [[[0, 2]] as const, [[0, NaN] as const, [1, -3] as const, [2, Infinity] as const]];
    expect(rangeOf(curves)).toEqual([-3, 2]);
  });

  it("has room about a single value, whatever its size", () => {
    for (const value of [0, 5, -1e-9, 1e12]) {
      const [low, high] = rangeOf([[[0, value] as const, [1, value] as const]]);
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
  });

  it("is there without any value", () => {
    expect(rangeOf([[[0, NaN]]])).toEqual([0, 1]);
  });
});
