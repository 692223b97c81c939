import { expect, test } from "vitest";
import type { Shape } from "../../engine/plan/shape.ts";
import { heatmapLayout } from "./layout.ts";
import { blockSizeOf, paintedValues } from "./pool.ts";

const SHAPE: Shape = [1, 1, 40, 40];
const layout = heatmapLayout(SHAPE, { width: 12, height: 400, ratio: 1 }, 0);
const { h, w } = blockSizeOf(layout);
const values = Float32Array.from({ length: 1600 }, (_, i) => i);
const means = new Float32Array(Math.ceil(40 / h) * Math.ceil(40 / w)).fill(7);

test("means of the layout's block size are painted as they are", () => {
  expect(w).toBeGreaterThan(1);
  expect(paintedValues(values, layout, [{ h, w, means }])).toBe(means);
});

test.each([
  { h: h + 1, w },
  { h, w: w + 1 },
  { h: 1, w: 1 },
])("means of blocks of $h×$w, another size, are not painted", (size) => {
  expect(paintedValues(values, layout, [{ ...size, means }])).not.toBe(means);
});
