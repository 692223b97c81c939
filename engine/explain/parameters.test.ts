import { describe, expect, it } from "vitest";
import { momentsOf } from "../normalize/moments.ts";
import { withOverrides } from "../normalize/running.ts";
import { fitParams, type Params, withEntry } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import type { Shape } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { entriesOf, parametersOf, shapeInWords } from "./parameters.ts";

const plan = (id: string, wishes: Params = {}, shape: Shape = [4, 6, 3, 2]) => {
  const technique = TECHNIQUES.find((each) => each.id === id) as Technique;
  return planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
};
const shapes = (id: string, wishes?: Params) =>
  Object.fromEntries(parametersOf(plan(id, wishes)).map((p) => [p.symbol, `${p.origin} ${shapeInWords(p)}`]));

describe("the parameters of a technique", () => {
  it("have the shapes the libraries have", () => {
    expect(shapes("bn")).toMatchObject({
      γ: "learned [C] = [6]",
      β: "learned [C] = [6]",
      μ̄: "tracked [C] = [6]",
      "σ̄²": "tracked [C] = [6]",
      ε: "set a number",
    });
    expect(shapes("ln").γ).toBe("learned [C, H, W] = [6, 3, 2]");
    expect(shapes("ln", { axes: "position" }).γ).toBe("learned [C] = [6]");
    expect(shapes("gn").γ).toBe("learned [C] = [6]");
    expect(shapes("in").γ).toBeUndefined();
    expect(shapes("wn")).toEqual({ g: "learned [O] = [4]" });
    expect(shapes("wn", { over: "all" })).toEqual({ g: "learned a number" });
    expect(shapes("bin").ρ).toBe("learned [C] = [6]");
    expect(shapes("sn").λ).toBe("learned [3]");
    expect(Object.keys(shapes("mobn"))).not.toContain("σ̄²");
    expect(shapes("wn-mobn")).toMatchObject({ g: "learned [O] = [6]", b: "learned [O] = [6]" });
  });

  it("have as many entries as they have sets, also where an axis has length 1", () => {
    for (const technique of TECHNIQUES) {
      for (const shape of [
        [2, 1, 1, 3],
        [1, 4, 2, 2],
      ] as Shape[]) {
        for (const p of parametersOf(plan(technique.id, {}, shape))) {
          if (p.cut) expect(p.lengths.reduce((a, b) => a * b, 1)).toBe(p.count);
        }
      }
    }
  });

  it("have values: learned ones at any time, tracked ones in evaluation, with single ones replaced", () => {
    const x = { x: new Float32Array(144), shape: [4, 6, 3, 2] as Shape };
    const training = plan("bn", { gamma: { all: 2, at: { 1: 5 } } });
    const [gamma, , mean] = parametersOf(training);
    expect(entriesOf(training, momentsOf(training, x), gamma)).toEqual(Float64Array.of(2, 5, 2, 2, 2, 2));
    expect(entriesOf(training, momentsOf(training, x), mean)).toBeNull();
    const evaluation = plan("bn", { mode: "eval", runningMean: { all: 0, at: { 3: -1, 99: 4 } } });
    const collected = { mean: Float64Array.of(1, 1, 1, 1, 1, 1), variance: new Float64Array(6).fill(4) };
    const moments = momentsOf(evaluation, x, withOverrides(collected, evaluation));
    expect(entriesOf(evaluation, moments, mean)).toEqual(Float64Array.of(1, 1, 1, -1, 1, 1));
  });
});

describe("one changed entry", () => {
  it("is kept beside the others and taken back", () => {
    const one = withEntry({ all: 1 }, 2, 3);
    expect(one).toEqual({ all: 1, at: { 2: 3 } });
    expect(withEntry(one, 0, -1)).toEqual({ all: 1, at: { 0: -1, 2: 3 } });
    expect(withEntry(one, 2, null)).toEqual({ all: 1 });
  });
});
