import { describe, expect, it } from "vitest";
import { counterExample } from "../../engine/compare/counterExample.ts";
import { forward } from "../../engine/normalize/forward.ts";
import { momentsOf, type Reading } from "../../engine/normalize/moments.ts";
import { startOfRunning, updateRunning, withOverrides } from "../../engine/normalize/running.ts";
import { fitParams, type Params } from "../../engine/plan/controls.ts";
import { planOf } from "../../engine/plan/plan.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import type { Technique } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { makeTensor } from "../data/tensorData.ts";
import { collectRunning } from "./running.ts";

/** Large enough that a channel's statistics say what its population is like. */
const SHAPE: Shape = [32, 3, 6, 6];
/** Of a nearly dead channel only one value in thirty is not 0. */
const SPARSE_SHAPE: Shape = [64, 3, 16, 16];
const EVALUATING = { mode: "eval", batches: 100, tracking: "on", virtualBatch: 16 };

const tracking = TECHNIQUES.filter((technique) => {
  const { params } = fitParams(technique.controls, EVALUATING, SHAPE);
  return technique.tracked?.(params) && !technique.weight;
});

function channels(values: Float32Array, [N, C, H, W]: Shape): { mean: number; variance: number }[] {
  return Array.from({ length: C }, (_, c) => {
    const own = Array.from({ length: N }, (_, n) => values.slice((n * C + c) * H * W, (n * C + c + 1) * H * W));
    const all = own.flatMap((plane) => [...plane]);
    const mean = all.reduce((sum, v) => sum + v, 0) / all.length;
    return { mean, variance: all.reduce((sum, v) => sum + (v - mean) ** 2, 0) / all.length };
  });
}

/** All mini-batches of a data set, each made once and read once. */
function batchesOf(source: string, seed: number, shape: Shape): (k: number) => Promise<Reading> {
  const known = new Map<number, Promise<Reading>>();
  const made = async (k: number): Promise<Reading> => {
    return { x: (await makeTensor({ source, seed, shape }, null, k)).data, shape };
  };
  return (k) => {
    if (!known.has(k)) known.set(k, made(k));
    return known.get(k) as Promise<Reading>;
  };
}

const DATA = ["scales", "normal", "contrast", "sparse", "outlier"].flatMap((source) =>
  [1, 7, 40].map((seed) => ({ source, seed, shape: source === "sparse" ? SPARSE_SHAPE : SHAPE })),
);

describe("a counter-example in evaluation", () => {
  it.each<readonly [string, Params]>([
    ["another momentum", { momentum: 0.5 }],
    ["the cumulative average", { averaging: "cumulative" }],
    ["a replaced running mean", { runningMean: { all: 0, at: { 1: 4 } } }],
  ])("with %s is as far apart as the page shows it", async (_, other) => {
    const bn = TECHNIQUES.find(({ id }) => id === "bn") as Technique;
    const wishes = [
      { mode: "eval", batches: 4 },
      { mode: "eval", batches: 4, ...other },
    ];
    const columns = wishes.map((params) => ({ technique: bn, params }));
    const found = counterExample(columns[0], columns[1], [4, 3, 5, 5]);
    if (!found) throw new Error("none was found");
    const { shape, source, seed } = found;
    const batch = batchesOf(source, seed, shape);
    const { x } = await batch(0);
    const outputs = wishes.map(async (wish) => {
      const { params } = fitParams(bn.controls, wish, shape);
      const running = await collectRunning(bn, params, batch, () => {});
      if (!running) throw new Error("nothing is tracked");
      const plan = planOf(bn, params, shape);
      return forward(plan, momentsOf(plan, { x, shape }, withOverrides(running, plan)), x, new Float32Array(x.length));
    });
    const [one, two] = await Promise.all(outputs);
    expect(found.max).toBeGreaterThan(0);
    expect(Math.max(...Array.from(one, (y, i) => Math.abs(y - two[i])))).toBeCloseTo(found.max, 6);
  });
});

describe("after 100 mini-batches of the same population", () => {
  it.each(DATA)("evaluation on $source, seed $seed, comes out standardized", async ({ source, seed, shape }) => {
    const batch = batchesOf(source, seed, shape);
    const shown = await batch(0);
    for (const technique of tracking) {
      const { params } = fitParams(technique.controls, EVALUATING, shape);
      const running = await collectRunning(technique, params, batch, () => {});
      if (!running) throw new Error(`${technique.name} tracks nothing`);
      // Over several virtual batches: their plain average.
      const training = planOf(technique, { ...params, mode: "train", averaging: "cumulative" }, shape);
      const start = startOfRunning(training);
      const own = start && updateRunning(training, momentsOf(training, shown), start, 1);
      const spread = channels(shown.x as Float32Array, shape);
      spread.forEach(({ variance }, c) => {
        const what = `${technique.name}, channel ${c}`;
        expect(Math.abs(running.mean[c] - (own?.mean[c] ?? NaN)) / Math.sqrt(variance), what).toBeLessThan(0.1);
        if (!running.variance) return;
        const ratio = (own?.variance?.[c] ?? NaN) / running.variance[c];
        expect(ratio, what).toBeGreaterThan(0.8);
        expect(ratio, what).toBeLessThan(1.25);
      });
      if (technique.id !== "bn") continue;
      const plan = planOf(technique, params, shape);
      const y = forward(
        plan,
        momentsOf(plan, shown, running),
        shown.x,
        new Float32Array(shown.x.length),
      ) as Float32Array;
      for (const { mean, variance } of channels(y, shape)) {
        expect(Math.abs(mean)).toBeLessThan(0.1);
        expect(variance).toBeGreaterThan(0.8);
        expect(variance).toBeLessThan(1.25);
      }
    }
  });
});
