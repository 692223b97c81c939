import fc from "fast-check";
import { expect, it } from "vitest";
import type { Shape } from "../../engine/plan/shape.ts";
import { stripLayout } from "../parameters/stripLayout.ts";
import { frameOf } from "./frame.ts";
import { viewOf } from "./window.ts";

const length = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3000 }));
const shapes: fc.Arbitrary<Shape> = fc.tuple(
  length,
  length,
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 9 }),
);
const boxes = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3840 }));
const ratios = fc.constantFrom(0.5, 1, 1.25, 2, 3);

it("nothing is ever less than a pixel wide or high, however narrow the box, and all of it is whole pixels", () => {
  fc.assert(
    fc.property(shapes, boxes, ratios, fc.integer({ min: 0, max: 6 }), (shape, box, ratio, zoom) => {
      const { layout, width, height } = frameOf(shape, box, ratio, zoom);
      const view = viewOf({ zoom, x: 0.5, y: 0.5 }, layout, width, height);
      const strips = [shape[1], 1].map((C) => stripLayout(layout, [C === 1 ? shape[0] : 1, C, 1, 1], ratio, 12));
      const tracks = [layout, ...strips].flatMap(({ columns, rows }) => [columns.length, rows.length]);
      for (const size of [width, height, view.width, view.height, ...tracks]) {
        expect(size).toBeGreaterThan(0);
        expect(Number.isFinite(size)).toBe(true);
      }
      for (const at of [view.left, view.top]) expect(at).toBeGreaterThanOrEqual(0);
      expect([width, height].every(Number.isInteger)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
