import { describe, expect, it } from "vitest";
import { forward } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import { stepTensor } from "../normalize/stepTensor.ts";
import { entryOf, fitParams, type Params } from "../plan/controls.ts";
import { type Plan, planOf } from "../plan/plan.ts";
import { type Shape, sizeOf } from "../plan/shape.ts";
import { STAGED } from "../plan/stage.ts";
import type { Technique } from "../plan/technique.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { formulaOf } from "./formula/formula.ts";
import { stepsOf } from "./steps.ts";

const SHAPE: Shape = [3, 4, 2, 3];
const x = Float64Array.from({ length: sizeOf(SHAPE) }, (_, i) => 0.7 + Math.sin(i * 5.1) * (1 + (i % 4)));
const running = { mean: Float64Array.of(0.1, 0.2, 0.3, 0.4), variance: Float64Array.of(1, 2, 3, 4) };

function run(technique: Technique, wishes: Params = {}) {
  const plan = planOf(technique, fitParams(technique.controls, wishes, SHAPE).params, SHAPE);
  const moments = momentsOf(plan, { x, shape: SHAPE }, running);
  const y = forward(plan, moments, x, new Float64Array(x.length));
  const steps = stepsOf(plan);
  const tensors = steps.map((step) => stepTensor(plan, moments, x, y, step.tensor, new Float64Array(x.length)));
  return { plan, moments, y, steps, tensors };
}

const ids = (id: string, wishes: Params = {}) =>
  run(TECHNIQUES.find((technique) => technique.id === id) as Technique, wishes).steps.map((step) => step.id);

/** All choices, one changed at a time. */
function variants({ controls }: Technique): Params[] {
  const changes = Object.entries(controls).flatMap(([name, control]) =>
    control.kind === "choice" ? control.options.map(({ value }) => ({ [name]: value })) : [],
  );
  return [{}, ...changes, { mode: "eval", tracking: "on" }];
}

describe.each(TECHNIQUES)("the steps of $name", (technique) => {
  it("begin with the input and end with y", () => {
    for (const wishes of variants(technique)) {
      const { y, tensors } = run(technique, wishes);
      expect(Array.from(tensors[0])).toEqual(Array.from(x));
      expect(Array.from(tensors[tensors.length - 1])).toEqual(Array.from(y));
    }
  });

  it("have names of their own, one sentence each, and parts that the formula has", () => {
    for (const wishes of variants(technique)) {
      const { plan, moments, steps } = run(technique, wishes);
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      const parts = formulaOf(plan, moments, x, [1, 2, 0, 1]).equations.map(({ part }) => part);
      for (const step of steps) {
        expect(step.id).toMatch(/^[a-z-]+$/);
        expect(step.sentence).toMatch(/^[A-Z\d].*[^.]\.$/);
        for (const part of step.parts) expect(parts).toContain(part);
      }
      const marked = new Set(steps.flatMap((step) => step.parts));
      for (const part of parts) expect(marked.has(part) || part.startsWith("weight-"), part).toBe(true);
    }
  });

  it("come to y by scale and shift of the normalized tensor", () => {
    const { plan, y, steps, tensors } = run(technique);
    const last = tensors[steps.length - (plan.stage ? 3 : 2)];
    const { stage } = plan;
    const staged = (values: ArrayLike<number>) =>
      Array.from(values, (value) => (stage ? STAGED[stage.kind](value, entryOf(stage.entries, 0)) : value));
    const made = stage?.takes === "normalized" ? scaled(plan, staged(last)) : staged(scaled(plan, last));
    expect(largestDifference(made, y)).toBeLessThan(1e-12);
  });
});

/** With parameters that are the same everywhere. */
function scaled({ affine }: Plan, values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => value * entryOf(affine.scale, 0) + entryOf(affine.shift, 0));
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i])), 0);
}

it("leave out what a technique does not do", () => {
  expect(ids("gn")).toEqual(["gather", "mean", "deviations", "squares", "variance", "normalize", "output"]);
  expect(ids("rms")).toEqual(["gather", "squares", "variance", "normalize", "output"]);
  expect(ids("mobn")).toEqual(["gather", "mean", "normalize", "output"]);
  expect(ids("bn", { mode: "eval" })).toEqual(["gather", "mean", "deviations", "variance", "normalize", "output"]);
});

it("go through one lane per source, then the blend", () => {
  const lane = (name: string) => ["gather", "mean", "deviations", "squares", "variance"].map((id) => `${name}-${id}`);
  expect(ids("bin")).toEqual([
    ...lane("batch"),
    "batch-normalize",
    ...lane("instance"),
    "instance-normalize",
    "blend",
    "output",
  ]);
  expect(ids("sn")).toEqual([
    ...lane("instance"),
    ...lane("layer"),
    ...lane("batch"),
    "blend-means",
    "blend-variances",
    "normalize",
    "output",
  ]);
});
