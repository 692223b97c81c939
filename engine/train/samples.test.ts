import { describe, expect, it } from "vitest";
import { drawSamples, inCompany, pickSamples, splitSamples } from "./samples.ts";

const x = { x: Float32Array.from({ length: 5 * 2 * 3 }, (_, i) => i), shape: [5, 2, 3, 1] as const };

describe("drawn samples", () => {
  it("depend on seed and draw alone, and differ from draw to draw", () => {
    expect(drawSamples(6, 40, 7, 3)).toEqual(drawSamples(6, 40, 7, 3));
    expect(drawSamples(6, 40, 7, 3)).not.toEqual(drawSamples(6, 40, 7, 4));
    expect(drawSamples(6, 40, 7, 3)).not.toEqual(drawSamples(6, 40, 8, 3));
  });

  it("come once each while there are enough", () => {
    for (let draw = 0; draw < 50; draw++) {
      const drawn = drawSamples(5, 6, 7, draw);
      expect(new Set(drawn).size).toBe(5);
      expect(drawn.every((n) => n >= 0 && n < 6)).toBe(true);
    }
    expect([...drawSamples(6, 6, 7, 0)].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("come again where there are too few", () => {
    const drawn = drawSamples(20, 3, 7, 1);
    expect(drawn).toHaveLength(20);
    expect(new Set(drawn)).toEqual(new Set([0, 1, 2]));
  });

  it("are each as likely as another", () => {
    const counts = new Array(8).fill(0);
    for (let draw = 0; draw < 4000; draw++) for (const n of drawSamples(2, 8, 1, draw)) counts[n] += 1;
    // 1000 each, with a standard deviation of 27.
    for (const seen of counts) expect(Math.abs(seen - 1000)).toBeLessThan(135);
  });
});

describe("parts of a tensor", () => {
  it("are picked in order, whole samples", () => {
    const { x: picked, shape } = pickSamples(x, [4, 0]);
    expect(shape).toEqual([2, 2, 3, 1]);
    expect([...picked]).toEqual([24, 25, 26, 27, 28, 29, 0, 1, 2, 3, 4, 5]);
  });

  it("are split into consecutive samples, none of them empty", () => {
    const parts = splitSamples(x, [2, 0, 3]);
    expect(parts.map(({ shape }) => shape[0])).toEqual([2, 3]);
    expect(parts.flatMap((part) => [...part.x])).toEqual([...x.x]);
  });

  it("keep one sample in other company", () => {
    const drawn = { x: x.x.map((value) => 100 + value), shape: x.shape };
    const { x: mixed } = inCompany(x, 1, drawn);
    mixed.forEach((value, i) => {
      expect(value).toBe(Math.floor(i / 6) === 1 ? i : 100 + i);
    });
    expect(drawn.x[6]).toBe(106);
  });
});
