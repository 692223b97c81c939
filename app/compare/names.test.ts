import { expect, test } from "vitest";
import { fitParams, type Params } from "../../engine/plan/controls.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { namesOf } from "./names.ts";

const named = (id: string, wishes: Params = {}) => {
  const technique = TECHNIQUES.find((each) => each.id === id) ?? TECHNIQUES[0];
  return { technique, params: fitParams(technique.controls, wishes, [4, 6, 3, 3]).params };
};

test("a column is named by what makes it what it is, its numbers as they were chosen", () => {
  const details = (id: string, wishes: Params) => namesOf([named(id, wishes)])[0].details;
  expect(details("gn", { groups: 2 })).toBe("G = 2");
  expect(details("bn", { mode: "eval" })).toBe("evaluation");
  expect(details("bn", { eps: 0.1 })).toBe("ε = 0.1");
  expect(details("bn", { eps: 1e-3, affine: "none" })).toBe("affine parameters none, ε = 0.001");
  expect(details("in", { tracking: "on" })).toBe("running statistics tracked");
  expect(details("bin", { rho: { all: 0.5, at: { 1: 1 } } })).toBe("ρ = 0.5 …");
});
