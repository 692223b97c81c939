import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forward } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import { fitParams } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { cellAt, type Shape } from "../plan/shape.ts";
import { SOURCES } from "../sources/index.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { trace } from "./trace.ts";

describe.each(TECHNIQUES)("a traced number of $name", (technique) => {
  it("is the number that the forward pass gives", () => {
    const shape: Shape = [3, 4, 2, 3];
    const x = new Float32Array(72);
    SOURCES[0].fill(x, shape, 5);
    fc.assert(
      fc.property(fc.nat(71), fc.boolean(), fc.double({ min: -2, max: 2, noNaN: true }), (i, evaluate, value) => {
        const entries = { all: value, at: { 1: 0.5 } };
        const wishes = {
          mode: evaluate ? "eval" : "train",
          gamma: entries,
          beta: entries,
          rho: entries,
          affine: "channel",
        };
        const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
        const running = { mean: Float64Array.of(1, 2, 3, 4), variance: Float64Array.of(4, 3, 2, 1) };
        const moments = momentsOf(plan, { x, shape }, running);
        const y = forward(plan, moments, x, new Float64Array(72));
        expect(trace(plan, moments, cellAt(shape, i), x[i]).y).toBeCloseTo(y[i], 12);
      }),
    );
  });
});
