import { rgb } from "d3";
import { describe, expect, it } from "vitest";
import { extentOf, INK, valueColor, valueEntry, valuePalette } from "./valueColors.ts";

describe("the value scale", () => {
  it("is centred: zero is the same nearly white for every extent", () => {
    const { r, g, b } = rgb(valueColor(0, 3));
    expect(Math.min(r, g, b)).toBeGreaterThan(230);
    expect(valueColor(-0, 1e-9)).toBe(valueColor(0, 1e9));
  });

  it("is purple below zero and orange above", () => {
    const low = rgb(valueColor(-2, 2));
    const high = rgb(valueColor(2, 2));
    expect(low.b).toBeGreaterThan(low.r);
    expect(high.r).toBeGreaterThan(high.b);
  });

  it("stays at its ends beyond the extent", () => {
    expect(valueEntry(7, 2)).toBe(255);
    expect(valueEntry(-7, 2)).toBe(1);
  });

  it("has the same colours as words of ImageData", () => {
    const bytes = new Uint8Array(valuePalette.buffer);
    for (const value of [-1, -0.4, 0, 0.7, 1]) {
      const { r, g, b } = rgb(valueColor(value, 1));
      const entry = valueEntry(value, 1);
      expect([...bytes.subarray(4 * entry, 4 * entry + 4)]).toEqual([r, g, b, 255]);
    }
  });

  it("shows values that are not finite in ink, which is no colour of the scale", () => {
    expect(valueColor(Number.NaN, 1)).toBe(INK);
    expect(valueColor(-Infinity, 1)).toBe(INK);
  });
});

describe("extentOf", () => {
  it("is the largest finite magnitude", () => {
    expect(extentOf(new Float32Array([1, -3, Number.NaN, Infinity, 2]))).toBe(3);
  });

  it("is 1 for zeros and for nothing finite", () => {
    expect(extentOf(new Float32Array(4))).toBe(1);
    expect(extentOf(new Float32Array([Number.NaN, -Infinity]))).toBe(1);
  });
});
