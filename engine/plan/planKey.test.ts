import { describe, expect, it } from "vitest";
import { convolved } from "../normalize/convolved.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import { momentumOf, startOfRunning, updateRunning } from "../normalize/running.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { type Control, fitParams, type Params, type ParamValue } from "./controls.ts";
import { planOf } from "./plan.ts";
import { convolutionKey, planKey, runningKey } from "./planKey.ts";
import type { Shape } from "./shape.ts";
import { inTraining, type Technique } from "./technique.ts";

const SHAPE: Shape = [3, 4, 2, 2];
const tensor = (length: number, seed: number) => Float64Array.from({ length }, (_, i) => Math.sin(seed + i * 7.3) * 3);

/** Another value that a control may have; every choice where there are several. */
function others(control: Control, value: ParamValue): ParamValue[] {
  switch (control.kind) {
    case "choice":
      return control.options.map((option) => option.value).filter((option) => option !== value);
    case "entries":
    case "overrides":
      return [{ all: 0.3 }, { all: 1, at: { 1: 4 } }];
    case "shares":
      return [[2, -1, 0.5]];
    case "divisor":
      return [2];
    default:
      return [0.25, 0.75];
  }
}

/** All techniques, and one with another weight in front, with controls of its own: no key may know them by name. */
const meanOnly = TECHNIQUES.find(({ weight }) => weight) as Technique;
const invented: Technique = {
  ...meanOnly,
  id: "invented",
  controls: {
    ...meanOnly.controls,
    stretch: { kind: "entries", label: "", hint: "", min: 0, max: 1, step: 1, default: 1 },
  },
  weight: {
    ...(meanOnly.weight as Technique),
    id: "stretched",
    controls: { stretch: { kind: "entries", label: "", hint: "", min: 0, max: 1, step: 1, default: 1 } },
    affine: () => ({ partition: { N: 4 }, scale: "stretch" }),
  },
};

/** Every set of parameters that differs in one control from the usual ones. */
function changes(technique: Technique): { readonly usual: Params; readonly changed: readonly Params[] } {
  const fitted = (wishes: Params) => fitParams(technique.controls, wishes, SHAPE).params;
  const usual = fitted({});
  const changed = Object.entries(technique.controls).flatMap(([name, control]) =>
    others(control, usual[name]).map((value) => fitted({ [name]: value })),
  );
  return { usual, changed };
}

describe.each([...TECHNIQUES, invented])("the keys of $name", (technique) => {
  const { usual, changed } = changes(technique);
  const x = tensor(48, 1);

  it("differ where the output does", () => {
    const y = (params: Params) => {
      const plan = planOf(technique, inTraining(technique, params), SHAPE);
      return forward(plan, momentsOf(plan, { x, shape: SHAPE }), x, new Float64Array(48)).join();
    };
    for (const params of changed) {
      if (y(params) === y(usual)) continue;
      expect(planKey(planOf(technique, params, SHAPE))).not.toBe(planKey(planOf(technique, usual, SHAPE)));
    }
  });

  it("differ where running statistics do, and not with γ", () => {
    const collected = (params: Params) => {
      const plan = planOf(technique, inTraining(technique, params), SHAPE);
      const start = startOfRunning(plan);
      const reading = { x, shape: SHAPE };
      const next = start && updateRunning(plan, momentsOf(plan, reading), start, momentumOf(plan, 3));
      return next ? `${next.mean} ${next.variance}` : "none";
    };
    const key = (params: Params) => runningKey(planOf(technique, params, SHAPE));
    for (const params of changed) if (collected(params) !== collected(usual)) expect(key(params)).not.toBe(key(usual));
    if ("gamma" in usual) expect(key({ ...usual, gamma: { all: 5 } })).toBe(key(usual));
  });

  it("differ where the convolution in front does", () => {
    if (!technique.weight) {
      expect(convolutionKey(technique, usual)).toBe("");
      return;
    }
    const v = { x: tensor(4 * 4 * 9, 2), shape: [4, 4, 3, 3] as Shape };
    const t = (params: Params) => {
      const { t, shape } = convolved(technique, params, { x: tensor(100, 3), shape: [1, 4, 5, 5] }, v);
      return `${shape} ${t}`;
    };
    const moved = changed.filter((params) => t(params) !== t(usual));
    expect(moved.length).toBeGreaterThan(1);
    for (const params of moved) expect(convolutionKey(technique, params)).not.toBe(convolutionKey(technique, usual));
  });
});
