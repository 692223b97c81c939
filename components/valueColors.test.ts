import { lab, rgb } from "d3";
import { describe, expect, it } from "vitest";
import { INK, valueColor, valueEntry, valuePalette } from "./valueColors.ts";
import type { Ground, ValueScale } from "./valueScale.ts";

const about = (centre: number, reach: number): ValueScale => ({ white: "mean", centre, reach });

describe("the value scale", () => {
  it("is centred: the centre is the same nearly white for every reach", () => {
    const { r, g, b } = rgb(valueColor(0, about(0, 3)));
    expect(Math.min(r, g, b)).toBeGreaterThan(230);
    expect(valueColor(-0, about(0, 1e-9))).toBe(valueColor(2000, about(2000, 1e9)));
  });

  it("tells apart around the mean what is one colour around zero", () => {
    expect(valueColor(1999, about(0, 2001))).toBe(valueColor(2001, about(0, 2001)));
    expect(valueColor(1999, about(2000, 1))).toBe(valueColor(-1, about(0, 1)));
    expect(valueColor(2001, about(2000, 1))).toBe(valueColor(1, about(0, 1)));
  });

  it("is purple below zero and orange above", () => {
    const low = rgb(valueColor(-2, about(0, 2)));
    const high = rgb(valueColor(2, about(0, 2)));
    expect(low.b).toBeGreaterThan(low.r);
    expect(high.r).toBeGreaterThan(high.b);
  });

  it("stays at its ends beyond the extent", () => {
    expect(valueEntry(7, about(0, 2))).toBe(255);
    expect(valueEntry(-7, about(0, 2))).toBe(1);
  });

  it("has the same colours as words of ImageData", () => {
    const bytes = new Uint8Array(valuePalette({}).buffer);
    for (const value of [-1, -0.4, 0, 0.7, 1]) {
      const { r, g, b } = rgb(valueColor(value, about(0, 1)));
      const entry = valueEntry(value, about(0, 1));
      expect([...bytes.subarray(4 * entry, 4 * entry + 4)]).toEqual([r, g, b, 255]);
    }
  });

  it("shows values that are not finite in ink, which is no colour of the scale", () => {
    expect(valueColor(Number.NaN, about(0, 1))).toBe(INK);
    expect(valueColor(-Infinity, about(0, 1))).toBe(INK);
  });

  it.each([
    ["light", 1],
    ["dark", -1],
  ] as const)("goes evenly away from a %s page, on both sides of the centre", (ground: Ground, sign) => {
    const scale = { ...about(0, 1), ground };
    const { r, g, b } = rgb(valueColor(0, scale));
    if (ground === "dark") expect([r, g, b]).toEqual([0x2a, 0x2e, 0x38]);
    for (const side of [-1, 1]) {
      const light = Array.from({ length: 128 }, (_, i) => lab(valueColor((side * i) / 127, scale)).l);
      for (const [i, l] of light.slice(1).entries())
        expect(sign * (light[i] - l), `${side} ${i}`).toBeGreaterThan(-0.6);
      expect(Math.abs(light[0] - light[127])).toBeGreaterThan(30);
    }
    expect(rgb(valueColor(-1, scale)).b).toBeGreaterThan(rgb(valueColor(-1, scale)).r);
    expect(rgb(valueColor(1, scale)).r).toBeGreaterThan(rgb(valueColor(1, scale)).b);
  });
});
