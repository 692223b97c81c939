import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentsOf } from "../normalize/moments.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { cellAt, type Shape, sizeOf } from "../plan/shape.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { IN_FLOAT32, withoutNoise } from "./rounding.ts";
import { trace } from "./trace.ts";

const SHAPE: Shape = [2, 2, 1, 3];

function traced(id: string, x: Float64Array, i: number, wishes: Params = {}, shape = SHAPE) {
  const technique = TECHNIQUES.find((each) => each.id === id) ?? TECHNIQUES[0];
  const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
  return trace(plan, momentsOf(plan, { x, shape }), cellAt(shape, i), x[i]);
}

describe("what rounding leaves", () => {
  it("is 0 beside what it was made of, whatever the scale, and nothing else is", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-200, max: 1e200, noNaN: true }), (size) => {
        expect(withoutNoise(size * 2 ** -52, size)).toBe(0);
        expect(withoutNoise(-size * 2 ** -24, size, IN_FLOAT32)).toBe(0);
        expect(withoutNoise(size * 1e-12, size)).toBe(size * 1e-12);
        expect(withoutNoise(size, size)).toBe(size);
      }),
    );
    expect(withoutNoise(1e-17, Infinity)).toBe(1e-17);
    expect(withoutNoise(NaN, 1)).toBeNaN();
  });

  it("is not shown of a value that is its set’s mean", () => {
    const thirds = Float64Array.from({ length: sizeOf(SHAPE) }, (_, i) => [0.1, 0.2, 0.3][i % 3]);
    for (const id of ["in", "gn", "bn", "ln", "mobn"]) {
      const { normalized, y } = traced(id, thirds, 1, { affine: "channel", groups: 2 });
      expect([normalized, y], id).toEqual([0, 0]);
    }
  });

  it("is not shown of the mean of values about 0, at any scale", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (a) => {
        const about = Float64Array.from({ length: sizeOf(SHAPE) }, (_, i) => [a / 3, (2 * a) / 3, -a][i % 3]);
        expect(traced("in", about, 0).sources[0].mean).toBe(0);
      }),
    );
  });

  it("hides no small number that is one", () => {
    const x = Float64Array.from({ length: sizeOf(SHAPE) }, (_, i) => 1e-20 * (1 + i));
    expect(traced("mobn", x, 0).y).toBeCloseTo(-4e-20, 25);
    const near = Float64Array.of(1, 1 + 2 ** -23, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    expect(traced("in", near, 1).normalized).toBeGreaterThan(0);
  });
});
