import { describe, expect, it } from "vitest";
import { fitParams, type Params } from "../../engine/plan/controls.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import type { Technique } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { collectRunning } from "./running.ts";

/** One channel of two samples in every mini-batch: means 2, 5 and −1, unbiased variances 2, 8 and 18. */
const SHAPE: Shape = [1, 1, 1, 2];
const BATCHES = [
  [1, 3],
  [3, 7],
  [-4, 2],
];

const byId = (id: string) => TECHNIQUES.find((technique) => technique.id === id) as Technique;

async function collected(technique: Technique, wishes: Params) {
  const evaluating = { mode: "eval", tracking: "on", batches: BATCHES.length, ...wishes };
  const { params } = fitParams(technique.controls, evaluating, SHAPE);
  const batch = async (k: number) => ({ x: Float32Array.from(BATCHES[k - 1] ?? [0, 0]), shape: SHAPE });
  const running = await collectRunning(technique, params, batch, () => {});
  return { mean: running?.mean[0], variance: running?.variance?.[0] };
}

/** torch.nn.BatchNorm with momentum=None: forward() of `_BatchNorm` with F.batch_norm's update. */
function asInPyTorch(startVariance: number, varianceOf: (values: readonly number[]) => number) {
  let [mean, variance, tracked] = [0, startVariance, 0];
  for (const values of BATCHES) {
    tracked += 1;
    const factor = 1 / tracked;
    mean = factor * ((values[0] + values[1]) / 2) + (1 - factor) * mean;
    variance = factor * varianceOf(values) + (1 - factor) * variance;
  }
  return { mean, variance };
}

const unbiased = ([a, b]: readonly number[]) => (a - b) ** 2 / 2;

describe("the cumulative average of running statistics", () => {
  it("is the plain average of all mini-batches, without the start", async () => {
    const { mean, variance } = await collected(byId("bn"), { averaging: "cumulative" });
    expect(mean).toBeCloseTo((2 + 5 - 1) / 3, 12);
    expect(variance).toBeCloseTo((2 + 8 + 18) / 3, 12);
  });

  it.each([
    ["bn", 1, unbiased],
    ["in", 1, unbiased],
    ["bin", 1, unbiased],
    ["sn", 1, (values: readonly number[]) => unbiased(values) / 2],
  ] as const)("of %s is that of PyTorch with momentum=None", async (id, start, varianceOf) => {
    const { mean, variance } = await collected(byId(id), { averaging: "cumulative", momentum: 0.7 });
    const want = asInPyTorch(start, varianceOf);
    expect(mean).toBeCloseTo(want.mean, 12);
    expect(variance).toBeCloseTo(want.variance, 12);
  });

  it.each(["mobn", "wn-mobn"])("of %s has a mean only", async (id) => {
    expect(await collected(byId(id), { averaging: "cumulative" })).toEqual({
      mean: expect.closeTo(2, 12),
      variance: undefined,
    });
  });

  it("is the start where no mini-batch was seen", async () => {
    expect(await collected(byId("bn"), { averaging: "cumulative", batches: 0 })).toEqual({ mean: 0, variance: 1 });
  });

  it("stands beside the momentum of every technique that has one, and is not the default", () => {
    for (const { controls } of TECHNIQUES) {
      expect("averaging" in controls).toBe("momentum" in controls);
      if (!controls.averaging) continue;
      const evaluating = { mode: "eval", tracking: "on", batch: "with" };
      const shown = (params: Params) =>
        ["averaging", "momentum"].filter((name) => controls[name].shown?.(fitParams(controls, params, SHAPE).params));
      expect(shown({})).toEqual([]);
      expect(shown(evaluating)).toEqual(["averaging", "momentum"]);
      expect(shown({ ...evaluating, averaging: "cumulative" })).toEqual(["averaging"]);
    }
  });
});

it("a moving average keeps (1 − α)ᵏ of the start", async () => {
  const { mean, variance } = await collected(byId("bn"), { momentum: 0.1 });
  expect(mean).toBeCloseTo(0.81 * 0.1 * 2 + 0.9 * 0.1 * 5 - 0.1, 12);
  expect(variance).toBeCloseTo(0.9 ** 3 + 0.81 * 0.1 * 2 + 0.9 * 0.1 * 8 + 0.1 * 18, 12);
});
