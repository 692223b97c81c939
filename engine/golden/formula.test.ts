import { expect, test } from "vitest";
import { formulaOf } from "../explain/formula/formula.ts";
import { momentsOf } from "../normalize/moments.ts";
import { fitParams } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { cellAt, type Shape } from "../plan/shape.ts";
import { expectedOf, type GoldenCase, goldenFiles, inputOf } from "./cases.ts";
import { takes, techniqueFor, wishesOf } from "./run.ts";

/** Four axes, in training, without a convolution in front. */
function hasFormula({ shapes, params }: GoldenCase): boolean {
  return shapes.input.length === 4 && params.mode !== "eval" && shapes.v === undefined;
}

const files = goldenFiles().flatMap(({ technique: file, cases }) => {
  const technique = techniqueFor(file);
  const own = cases.filter((golden) => hasFormula(golden) && technique && takes(technique, golden));
  return technique && own.length > 0 ? [{ technique, name: technique.name, count: own.length, cases: own }] : [];
});

test.each(files)("the formula of $name ends with the golden y: $count cases", ({ technique, cases }) => {
  for (const golden of cases) {
    const shape = golden.shapes.input as unknown as Shape;
    const x = inputOf(golden, "input") ?? expect.unreachable(golden.name);
    const plan = planOf(technique, fitParams(technique.controls, wishesOf(technique, golden), shape).params, shape);
    const moments = momentsOf(plan, { x, shape });
    const y = expectedOf(golden, "y");
    for (let i = 0; i < y.length; i += Math.ceil(y.length / 16)) {
      const { equations } = formulaOf(plan, moments, x, cellAt(shape, i));
      const value = equations[equations.length - 1].left.value ?? Number.NaN;
      const name = `${golden.name} at ${i}`;
      if (Number.isFinite(y[i])) expect(Math.abs(value - y[i]), name).toBeLessThan(1e-5 * Math.abs(y[i]) + 1e-6);
      else expect(Number.isFinite(value), name).toBe(false);
    }
  }
});

test("there are golden formulas of most techniques", () => {
  expect(files.length).toBeGreaterThan(5);
});
