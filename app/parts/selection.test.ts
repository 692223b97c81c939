import { expect, test } from "vitest";
import { momentsOf } from "../../engine/normalize/moments.ts";
import { fitParams } from "../../engine/plan/controls.ts";
import { planOf } from "../../engine/plan/plan.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { sharesInWords } from "./selection.ts";

function said(id: string, shape: Shape): string {
  const technique = TECHNIQUES.find((each) => each.id === id) ?? TECHNIQUES[0];
  const plan = planOf(technique, fitParams(technique.controls, {}, shape).params, shape);
  const x = new Float32Array(shape.reduce((a, b) => a * b)).map((_, i) => i);
  return sharesInWords(plan, momentsOf(plan, { x, shape }), [0, 1, 0, 0], x[1]);
}

test("a cell shares statistics with the others of its set, or is alone in it", () => {
  expect(said("in", [2, 3, 1, 2])).toBe("shares mean 2.50 with 1 other value");
  expect(said("in", [2, 3, 1, 1])).toBe("alone in its set");
  expect(said("bin", [2, 3, 1, 1])).toBe("shares batch mean 2.50 with 1 other value; alone in its instance set");
});
