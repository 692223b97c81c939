import { describe, expect, it } from "vitest";
import { counterExample } from "../compare/counterExample.ts";
import { costOf, holdingInWords, learnedBy } from "../compare/declared.ts";
import { equalBecause } from "../compare/equalBecause.ts";
import { formulaOf } from "../explain/formula/formula.ts";
import { latexOf, textOf } from "../explain/formula/write.ts";
import { keySentenceOf } from "../explain/keySentence.ts";
import { stepsOf } from "../explain/steps.ts";
import { trace } from "../explain/trace.ts";
import { backward } from "../normalize/backward.ts";
import { forward, normalize } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { type Plan, planOf, shownCuts } from "../plan/plan.ts";
import type { Shape } from "../plan/shape.ts";
import { folds } from "../train/folding.ts";
import { dynamicTanh } from "./dynamicTanh.ts";
import { filterResponseNorm } from "./filterResponseNorm.ts";
import { layerNorm } from "./layerNorm.ts";

const SHAPE: Shape = [1, 2, 1, 2];
const X = Float64Array.of(0.3, -1.2, 2.5, 40);
const LEARNED = { alpha: { all: 0.8 }, gamma: { all: 1.5, at: { 1: -2 } }, beta: { all: 0.1, at: { 1: 0.4 } } };

function planFor(wishes: Params = {}, technique = dynamicTanh, shape = SHAPE): Plan {
  return planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
}

describe("dynamic tanh", () => {
  it("is tanh(x/2) as it starts", () => {
    const y = forward(planFor(), [], X, new Float64Array(4));
    // (e^x − 1)/(e^x + 1), and tanh(20) is 1 in float64.
    expect(y[0]).toBeCloseTo(0.148885033623318, 14);
    expect(y[1]).toBeCloseTo(-0.537049566998035, 14);
    expect(y[2]).toBeCloseTo(0.848283639957513, 14);
    expect(y[3]).toBe(1);
  });

  it("is γ tanh(α x) + β, with its gradients", () => {
    const plan = planFor(LEARNED);
    const y = forward(plan, [], X, new Float64Array(4));
    const tanh = Array.from(X, (x) => Math.tanh(0.8 * x));
    const gamma = [1.5, 1.5, -2, -2];
    expect([...y]).toEqual(tanh.map((t, i) => gamma[i] * t + [0.1, 0.1, 0.4, 0.4][i]));
    const dy = Float64Array.of(1, -2, 0.5, 3);
    const { dx, params } = backward(plan, [], { x: X, shape: SHAPE }, dy, new Float64Array(4));
    const slope = tanh.map((t, i) => dy[i] * gamma[i] * (1 - t * t));
    slope.forEach((s, i) => {
      expect(dx[i]).toBeCloseTo(0.8 * s, 14);
    });
    const { alpha, gamma: dgamma, beta } = params();
    expect(alpha).toHaveLength(1);
    expect(alpha[0]).toBeCloseTo(
      slope.reduce((sum, s, i) => sum + s * X[i], 0),
      13,
    );
    expect([...dgamma]).toEqual([tanh[0] - 2 * tanh[1], 0.5 * tanh[2] + 3 * tanh[3]]);
    expect([...beta]).toEqual([-1, 3.5]);
  });

  it("keeps the digits of a gradient where tanh is all but flat, and is 0 where it is flat", () => {
    const plan = planFor({ alpha: { all: 1 } });
    const x = Float64Array.of(18, 400, -800, 0);
    const { dx } = backward(plan, [], { x, shape: SHAPE }, new Float64Array(4).fill(1), new Float64Array(4));
    expect(dx[0] / (4 * Math.exp(-36))).toBeCloseTo(1, 12);
    expect([dx[1], dx[2], dx[3]]).toEqual([4 * Math.exp(-400) ** 2, 0, 1]);
  });

  it("takes an infinity to ±γ + β, and spoils no other value with NaN", () => {
    const x = Float32Array.of(Infinity, -Infinity, Number.NaN, 0);
    expect([...normalizeIn(planFor(LEARNED), x)]).toEqual([1.6, -1.4, Number.NaN, 0.4].map(Math.fround));
  });

  it("says in words, formula and steps that no value shares", () => {
    const plan = planFor(LEARNED);
    expect(keySentenceOf(plan)).toEqual({
      headline: "Dynamic tanh: no values share statistics.",
      rest: "Each value is taken by itself.",
    });
    const { equations } = formulaOf(plan, [], X, [0, 0, 0, 1]);
    expect(equations.map((equation) => Object.values(textOf(equation, false)))).toEqual([
      ["z = tanh(α · x)", "= tanh(0.8 · (−1.2)) = −0.7443"],
      ["y = γ · z + β", "= 1.5 · (−0.7443) + 0.1 = −1.016"],
    ]);
    expect(latexOf(equations[0], false).symbols).toEqual(["z = \\tanh(\\alpha\\,x)"]);
    expect(stepsOf(plan).map(({ title, symbol }) => `${title}: ${symbol}`)).toEqual([
      "Take each value: x",
      "Tanh: z",
      "Scale and shift: y",
    ]);
    expect(trace(plan, [], [0, 0, 0, 1], -1.2)).toMatchObject({ sources: [], between: Math.tanh(0.8 * -1.2) });
  });

  it("learns one α, and γ and β per channel; each value is its own cut in pictures", () => {
    const plan = planFor();
    expect(learnedBy(plan).map(holdingInWords)).toEqual(["γ, β [C]", "α"]);
    expect(costOf(plan)).toEqual({ operations: 4, bytes: 8 });
    expect(shownCuts(plan).map(({ sets }) => sets.count)).toEqual([4]);
    expect(folds(plan)).toBe(false);
  });

  it("is equal to itself alone", () => {
    expect(equalBecause(planFor(), planFor())).toBe("both take each value by itself");
    expect(equalBecause(planFor(), planFor({ alpha: { all: 0.6 } }))).toBeNull();
    expect(equalBecause(planFor(), planFor({}, layerNorm))).toBeNull();
    const [one, other] = [dynamicTanh, layerNorm].map((technique) => ({ technique, params: {} }));
    expect(counterExample(one, other, SHAPE)?.max).toBeGreaterThan(0);
  });
});

describe("a stage", () => {
  const tanhOf = {
    ...filterResponseNorm,
    stage: dynamicTanh.stage,
    controls: { ...filterResponseNorm.controls, ...dynamicTanh.controls },
  };

  it("may stand between x̂ and scale and shift", () => {
    const shape: Shape = [2, 2, 1, 3];
    const x = Float64Array.from({ length: 12 }, (_, i) => Math.sin(5 * i));
    const plan = planFor(LEARNED, tanhOf, shape);
    const bare = planFor({ tlu: "without" }, filterResponseNorm, shape);
    const moments = momentsOf(plan, { x, shape });
    const hat = forward(bare, moments, x, new Float64Array(12));
    const y = forward(plan, moments, x, new Float64Array(12));
    y.forEach((value, i) => {
      const [gamma, beta] = Math.floor(i / 3) % 2 ? [-2, 0.4] : [1.5, 0.1];
      expect(value).toBeCloseTo(gamma * Math.tanh(0.8 * hat[i]) + beta, 13);
    });
    const { equations } = formulaOf(plan, moments, x, [0, 1, 0, 1]);
    expect(equations.map((equation) => textOf(equation, false).symbols).slice(-3)).toEqual([
      "x̂ = x / √(mean x² + ε)",
      "z = tanh(α · x̂)",
      "y = γ · z + β",
    ]);
  });

  it("need not be there where there are no sets: y is γ x + β, or x", () => {
    const plain = planFor(LEARNED, { ...dynamicTanh, stage: undefined });
    const y = forward(plain, [], X, new Float64Array(4));
    expect([...y]).toEqual([1.5 * 0.3 + 0.1, 1.5 * -1.2 + 0.1, -2 * 2.5 + 0.4, -2 * 40 + 0.4]);
    const bare = planFor({}, { ...dynamicTanh, stage: undefined, affine: undefined });
    expect([...forward(bare, [], X, new Float64Array(4))]).toEqual([...X]);
    expect(stepsOf(bare).at(-1)?.sentence).toBe("There is no learned scale or shift: y is x itself.");
  });
});

function normalizeIn(plan: Plan, x: Float32Array): Float32Array {
  const y = new Float32Array(x.length);
  normalize(plan, { x, shape: plan.shape }, y);
  return y;
}
