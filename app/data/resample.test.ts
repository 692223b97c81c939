import fc from "fast-check";
import { expect, test } from "vitest";
import type { Values } from "../../engine/plan/shape.ts";
import { resamplePlane } from "./resample.ts";

const length = fc.integer({ min: 1, max: 12 });

test("half the size is the mean of two by two", () => {
  const plane = Float32Array.of(0, 2, 10, 10, 4, 6, 10, 30);
  expect([...resamplePlane(plane, [2, 4], [1, 2])]).toEqual([3, 15]);
});

test("twice the size repeats every cell", () => {
  expect([...resamplePlane(Float32Array.of(1, 2), [1, 2], [2, 4])]).toEqual([1, 1, 2, 2, 1, 1, 2, 2]);
});

test("a cell across a border takes its share of both sides", () => {
  expect([...resamplePlane(Float32Array.of(0, 3, 9), [1, 3], [1, 2])]).toEqual([1, 7]);
});

test("the mean of the plane stays, and no value leaves its range", () => {
  fc.assert(
    fc.property(length, length, length, length, fc.integer(), (h, w, H, W, seed) => {
      const plane = Float32Array.from({ length: h * w }, (_, i) => ((i * 2654435761 + seed) >>> 0) / 2 ** 32);
      const out = resamplePlane(plane, [h, w], [H, W]);
      const mean = (values: Values) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
      expect(out.length).toBe(H * W);
      expect(mean(out)).toBeCloseTo(mean(plane), 5);
      expect(Math.min(...out)).toBeGreaterThanOrEqual(Math.min(...plane) - 1e-6);
      expect(Math.max(...out)).toBeLessThanOrEqual(Math.max(...plane) + 1e-6);
    }),
  );
});
