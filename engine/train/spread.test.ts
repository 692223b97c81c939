import { describe, expect, it } from "vitest";
import { type Shape, sizeOf } from "../plan/shape.ts";
import { normal } from "../sources/normal.ts";
import { spreadInTheory, spreadOf } from "./spread.ts";
import { tinyBatches } from "./tiny.ts";

function batches(shape: Shape, count: number) {
  return Array.from({ length: count }, (_, batch) => {
    const x = new Float32Array(sizeOf(shape));
    normal.fill(x, shape, 3, 0, batch);
    return { x, shape };
  });
}

describe("the spread of batch statistics", () => {
  it.each([2, 4, 8, 32])("of normal values is the theory’s, m = %s", (m) => {
    const measured = spreadOf(batches([m, 50, 1, 1], 400));
    const theory = spreadInTheory(m);
    expect(measured).toMatchObject({ m, batches: 400 });
    expect(measured.mean / theory.mean).toBeCloseTo(1, 1);
    expect(measured.variance / theory.variance).toBeCloseTo(1, 1);
  });

  it("counts positions as well as samples", () => {
    expect(spreadOf(batches([2, 3, 4, 5], 10)).m).toBe(40);
    expect(spreadOf(batches([2, 40, 4, 5], 300)).mean).toBeCloseTo(1 / Math.sqrt(40), 2);
  });

  it("has the coefficients of variation that are quoted", () => {
    const quoted = { 2: 1.41, 4: 0.82, 8: 0.54, 16: 0.37, 32: 0.26, 98: 0.14, 1024: 0.04 };
    for (const [m, variation] of Object.entries(quoted)) {
      expect(Math.abs(spreadInTheory(Number(m)).variance - variation)).toBeLessThan(0.01);
    }
  });

  it("of one value has no variance, and a channel that does not vary is left out", () => {
    expect(spreadOf(batches([1, 3, 1, 1], 50)).variance).toBeNaN();
    const shape: Shape = [4, 2, 1, 1];
    const half = batches([4, 1, 1, 1], 60);
    const padded = half.map(({ x }) => ({
      x: Float32Array.from({ length: 8 }, (_, i) => (i % 2 ? 5 : x[i / 2])),
      shape,
    }));
    expect(spreadOf(padded).mean).toBeCloseTo(spreadOf(half).mean, 12);
  });
});

describe("the smallest mini-batches", () => {
  const [reading] = batches([3, 4, 2, 3], 1);

  it("of one sample are instance norm’s", () => {
    expect(tinyBatches(reading, 1e-5).fromInstanceNorm).toBe(0);
  });

  it("of two values come out as ±1, whatever the data", () => {
    for (const scaled of [1, 1e3]) {
      const x = reading.x.map((value) => value * scaled);
      const { two } = tinyBatches({ ...reading, x }, 0);
      expect(two.least).toBeCloseTo(1, 5);
      expect(two.most).toBeCloseTo(1, 5);
      expect(two.hat[0]).toBeCloseTo(-two.hat[1], 5);
    }
  });

  it("of one value come out as 0, where PyTorch refuses", () => {
    const { one, refusal } = tinyBatches(reading, 1e-5);
    expect(one).toBe(0);
    expect(refusal).toContain("Expected more than 1 value per channel when training");
  });

  it("take two values that differ, where there are such", () => {
    const shape: Shape = [2, 1, 2, 2];
    const dark = Float32Array.of(0, 0, 0, 0, 0, 0, 3, 0);
    expect(tinyBatches({ x: dark, shape }, 0).two.hat.map(Math.abs)).toEqual([1, 1]);
    expect(tinyBatches({ x: dark.map(() => 4), shape }, 1e-5).two.most).toBe(0);
  });

  it("take two positions where there is one sample", () => {
    const [one] = batches([1, 4, 2, 3], 1);
    expect(tinyBatches(one, 0).two.least).toBeCloseTo(1, 5);
  });
});
