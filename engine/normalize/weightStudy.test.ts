import { describe, expect, it } from "vitest";
import { fitParams, type Params } from "../plan/controls.ts";
import { cut } from "../plan/partition.ts";
import { planOf } from "../plan/plan.ts";
import type { Shape } from "../plan/shape.ts";
import { normalOf, randomKey } from "../sources/random.ts";
import { weightNorm } from "../techniques/weightNorm.ts";
import { distributionOf } from "../values/distribution.ts";
import { largestDifference } from "../values/largestDifference.ts";
import { forward } from "./forward.ts";
import { momentsOf } from "./moments.ts";
import { cosineBetween, weightStudy } from "./weightStudy.ts";

const shape: Shape = [3, 2, 3, 3];
const normalAt = (seed: number, i: number) => normalOf(randomKey(seed, 0, 0), 0, i);
const v = Float64Array.from({ length: 54 }, (_, i) => normalAt(1, i));
const normalized = (weights: Float64Array, wishes: Params = {}) => {
  const plan = planOf(weightNorm, fitParams(weightNorm.controls, wishes, shape).params, shape);
  return forward(plan, momentsOf(plan, { x: weights, shape }), weights, new Float64Array(54)) as Float64Array;
};
const x = { x: Float64Array.from({ length: 2 * 2 * 25 }, (_, i) => normalAt(2, i)), shape: [2, 2, 5, 5] as Shape };

describe("weight norm", () => {
  it("has one length for the whole weight, where it is asked for", () => {
    const length = Math.hypot(...v);
    const w = v.map((value) => (2 * value) / length);
    expect(largestDifference(normalized(v, { over: "all", g: { all: 2 } }), w)).toBeLessThan(1e-15);
  });

  it("does not feel the scale of v", () => {
    expect(largestDifference(normalized(v), normalized(v.map((value) => 7 * value)))).toBeLessThan(1e-15);
  });

  it("keeps the angles between output channels", () => {
    expect(cosineBetween(normalized(v), 0, 2, 18)).toBeCloseTo(cosineBetween(v, 0, 2, 18), 12);
    expect(cosineBetween(v, 1, 1, 18)).toBe(1);
  });
});

describe("the study of a weight", () => {
  it("divides the convolution's output by ‖v‖, and mean-only batch norm takes only the mean", () => {
    const { shape: out, withV, withW, centred } = weightStudy(x, v, normalized(v), shape);
    expect(out).toEqual([2, 3, 5, 5]);
    const length = Math.hypot(...v.slice(0, 18));
    expect(withW[0] * length).toBeCloseTo(withV[0], 12);
    const channels = cut(out, { C: 3 });
    for (let c = 0; c < 3; c++) {
      expect(distributionOf(centred, channels, c).mean).toBeCloseTo(0, 12);
      expect(distributionOf(centred, channels, c).sd).toBeCloseTo(distributionOf(withW, channels, c).sd, 12);
    }
  });
});
