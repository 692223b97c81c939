import { describe, expect, it } from "vitest";
import { parametersOf } from "../explain/parameters.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { cellAt, type Shape, sizeOf } from "../plan/shape.ts";
import { scales } from "../sources/scales.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { largestDifference } from "../values/largestDifference.ts";
import { backwardParts, differenceAt, parameterDifferenceAt, textbookOf } from "./backwardParts.ts";
import { lossFor, UPSTREAMS } from "./upstream.ts";

const SHAPE: Shape = [3, 4, 2, 2];

function at(id: string, wishes: Params, upstream: (typeof UPSTREAMS)[number]) {
  const technique = TECHNIQUES.find((each) => each.id === id);
  if (!technique) throw new Error(`there is no technique ${id}.`);
  const values = new Float32Array(sizeOf(SHAPE));
  scales.fill(values, SHAPE, 7);
  const x = Float64Array.from(values);
  const plan = planOf(technique, fitParams(technique.controls, wishes, SHAPE).params, SHAPE);
  const running = { mean: Float64Array.of(0.3, -1, 2, 0), variance: Float64Array.of(1.5, 0.2, 9, 1) };
  const reading = { x, shape: SHAPE };
  const moments = momentsOf(plan, reading, running);
  const y = forward(plan, moments, x, new Float64Array(x.length));
  const loss = lossFor({ upstream, cell: [1, 2, 0, 1], target: 0.5 }, SHAPE);
  const dy = loss.gradient(y);
  return { plan, moments, reading, running, y, loss, dy, parts: backwardParts(plan, moments, reading, dy) };
}

describe.each(TECHNIQUES)("the gradients of $name", ({ id }) => {
  it.each(UPSTREAMS)("agree with finite differences, asked for a %s", (upstream) => {
    const { plan, moments, reading, running, loss, parts } = at(id, {}, upstream);
    const largest = Math.max(1, ...parts.dx.map(Math.abs));
    for (let i = 0; i < parts.dx.length; i += 5)
      expect(differenceAt(plan, reading, running, loss, i) / largest).toBeCloseTo(parts.dx[i] / largest, 5);
    for (const { name, count, origin } of parametersOf(plan)) {
      // What a weight in front learns has its gradient through the convolution.
      if (origin !== "learned" || (plan.technique.weight && !(name in parts.params))) continue;
      for (let entry = 0; entry < count; entry++)
        expect(parameterDifferenceAt(plan, moments, reading.x, loss, name, entry)).toBeCloseTo(
          parts.params[name][entry],
          4,
        );
    }
  });

  it("are the direct path less what means and variances take", () => {
    const { direct, byMean, byVariance, dx } = at(id, {}, "random").parts;
    const together = direct.map((value, i) => value - byMean[i] - byVariance[i]);
    expect(largestDifference(together, dx)).toBeLessThan(1e-12);
  });
});

it("of batch norm are the textbook's at every value, part by part", () => {
  const { plan, moments, reading, dy, parts } = at("bn", {}, "random");
  for (let i = 0; i < dy.length; i++) {
    const textbook = textbookOf(plan, moments, reading, dy, cellAt(SHAPE, i));
    if (!textbook) throw new Error("batch norm has the textbook form.");
    const { g, meanG, xHat, meanGx, root } = textbook;
    expect(g / root).toBeCloseTo(parts.direct[i], 10);
    expect(meanG / root).toBeCloseTo(parts.byMean[i], 10);
    expect((xHat * meanGx) / root).toBeCloseTo(parts.byVariance[i], 10);
  }
});

it("of RMS norm have no mean to take anything away", () => {
  const { byMean, byVariance } = at("rms", {}, "random").parts;
  expect(Math.max(...byMean.map(Math.abs))).toBe(0);
  expect(Math.max(...byVariance.map(Math.abs))).toBeGreaterThan(0.001);
});

it("in evaluation are the direct path alone", () => {
  const { direct, dx } = at("bn", { mode: "eval" }, "random").parts;
  expect(largestDifference(direct, dx)).toBe(0);
});

it("of one value asked for are not 0 in exactly its set", () => {
  const { plan, parts } = at("gn", { groups: 2 }, "cell");
  const inSet = Array.from(parts.dx, (_, i) => {
    const [n, c] = cellAt(plan.shape, i);
    return n === 1 && c >= 2;
  });
  expect(Array.from(parts.dx, (value) => value !== 0)).toEqual(inSet);
});
