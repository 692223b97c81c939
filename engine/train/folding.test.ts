import { describe, expect, it } from "vitest";
import { convolve } from "../normalize/convolution.ts";
import { convolvedShape } from "../normalize/convolvedShape.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { type Shape, sizeOf } from "../plan/shape.ts";
import { he } from "../sources/he.ts";
import { scales } from "../sources/scales.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { fold, foldingError, folds } from "./folding.ts";

const X: Shape = [2, 3, 5, 4];
const W: Shape = [4, 3, 3, 3];
const T = convolvedShape(X, W, "same");

function filled(source: typeof he, shape: Shape) {
  const out = new Float32Array(sizeOf(shape));
  source.fill(out, shape, 2);
  return Float64Array.from(out);
}

function planFor(id: string, wishes: Params) {
  const technique = TECHNIQUES.find((each) => each.id === id);
  if (!technique) throw new Error(`there is no technique ${id}.`);
  return planOf(technique, fitParams(technique.controls, wishes, T).params, T);
}

const running = { mean: Float64Array.of(0.3, -1, 2, 0), variance: Float64Array.of(1.5, 0.2, 9, 1) };
const learned = { gamma: { all: 1.2, at: { 1: -0.4 } }, beta: { all: 0.1, at: { 2: 3 } }, bias: { all: 0.7 } };

describe("a convolution that takes in the evaluating normalization after it", () => {
  it.each([
    ["bn", { ...learned }],
    ["bn", { affine: "none" }],
    ["gbn", learned],
    ["in", { ...learned, tracking: "on", affine: "channel" }],
    ["mobn", learned],
  ])("gives what both give: %s", (id, wishes) => {
    const plan = planFor(id, { ...wishes, mode: "eval" });
    const [x, w] = [filled(scales, X), filled(he, W)];
    const { weight, bias } = fold(plan, running, w);
    const t = convolve(x, X, w, W, "same");
    const y = forward(plan, momentsOf(plan, { x: t, shape: T }, running), t, new Float64Array(t.length));
    const folded = convolve(x, X, weight, W, "same");
    const plane = T[2] * T[3];
    y.forEach((value, i) => {
      expect(folded[i] + bias[Math.floor(i / plane) % T[1]]).toBeCloseTo(value, 12);
    });
    const error = foldingError(plan, running, { x, shape: X }, { x: w, shape: W });
    expect(error).toBeLessThan(1e-13);
    const inFloat32 = { x: Float32Array.from(x), shape: X };
    const rounded = foldingError(plan, running, inFloat32, { x: Float32Array.from(w), shape: W });
    expect(rounded).toBeGreaterThan(error);
    expect(rounded).toBeLessThan(1e-5);
  });

  it.each([
    ["bn", { mode: "train" }],
    ["bin", { mode: "eval" }],
    ["gn", {}],
    ["sn", { mode: "eval" }],
  ])("is refused where it is no line per channel: %s", (id, wishes) => {
    const plan = planFor(id, wishes);
    expect(folds(plan)).toBe(false);
    expect(() => fold(plan, running, filled(he, W))).toThrow(RangeError);
  });
});
