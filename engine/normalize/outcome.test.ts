import { describe, expect, it } from "vitest";
import { fitParams, type Params } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import type { Shape } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";
import { scales } from "../sources/scales.ts";
import { batchInstanceNorm } from "../techniques/batchInstanceNorm.ts";
import { switchableNorm } from "../techniques/switchableNorm.ts";
import { momentsOf } from "./moments.ts";
import { isStandardized, outcomesOf } from "./outcome.ts";

const shape: Shape = [4, 6, 5, 5];
const x = new Float32Array(600);
scales.fill(x, shape, 7);
const outcomes = (technique: Technique, wishes: Params) => {
  const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
  return outcomesOf(plan, momentsOf(plan, { x, shape }), { x, shape });
};

describe("what comes out", () => {
  it("of batch-instance norm is standardized over the sets of the one source that is taken whole", () => {
    const [batch, instance] = outcomes(batchInstanceNorm, { rho: { all: 1 } });
    expect([batch, instance].map(isStandardized)).toEqual([true, false]);
    expect(outcomes(batchInstanceNorm, { rho: { all: 0 } }).map(isStandardized)).toEqual([true, true]);
  });

  it("of a blend is not: neither of outputs nor of statistics", () => {
    const [batch] = outcomes(batchInstanceNorm, { rho: { all: 0.5 } });
    expect(batch.mean.every((mean) => Math.abs(mean) < 1e-6)).toBe(true);
    expect(batch.variance[0]).toBeLessThan(0.999);
    for (const outcome of outcomes(switchableNorm, {})) expect(isStandardized(outcome)).toBe(false);
  });

  it("does not depend on γ and β", () => {
    const plain = outcomes(switchableNorm, {});
    const scaled = outcomes(switchableNorm, { gamma: { all: 3 }, beta: { all: -1 } });
    expect(scaled.map(({ mean, variance }) => [mean, variance])).toEqual(
      plain.map(({ mean, variance }) => [mean, variance]),
    );
  });
});
