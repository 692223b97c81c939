import { describe, expect, it } from "vitest";
import { fitParams } from "../../engine/controls.ts";
import { forward } from "../../engine/forward.ts";
import { momentsOf, type Reading } from "../../engine/moments.ts";
import { planOf } from "../../engine/plan.ts";
import { startOfRunning, updateRunning } from "../../engine/running.ts";
import type { Shape } from "../../engine/shape.ts";
import type { Technique } from "../../engine/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { makeTensor } from "../data/tensorData.ts";
import { runningStatistics } from "./compute.ts";

/** Large enough that a channel's statistics say what its population is like. */
const SHAPE: Shape = [32, 3, 6, 6];
const EVALUATING = { mode: "eval", batches: 100, tracking: "on" };

const tracking = TECHNIQUES.filter((technique) => {
  const { params } = fitParams(technique.controls, EVALUATING, SHAPE);
  return technique.tracked?.(params) && !technique.weight;
});
const paramsOf = (technique: Technique) => fitParams(technique.controls, EVALUATING, SHAPE).params;

function channels(values: ArrayLike<number>): { mean: number; variance: number }[] {
  const [N, C, H, W] = SHAPE;
  return Array.from({ length: C }, (_, c) => {
    const own = Array.from({ length: N }, (_, n) =>
      Array.from(values).slice((n * C + c) * H * W, (n * C + c + 1) * H * W),
    );
    const all = own.flat();
    const mean = all.reduce((sum, v) => sum + v, 0) / all.length;
    return { mean, variance: all.reduce((sum, v) => sum + (v - mean) ** 2, 0) / all.length };
  });
}

/** All mini-batches of a data set, each made once and read once. */
function batchesOf(source: string, seed: number): (k: number) => Promise<Reading> {
  const known = new Map<number, Promise<Reading>>();
  const made = async (k: number): Promise<Reading> => {
    const { data, shape } = await makeTensor({ source, seed, shape: SHAPE }, null, k);
    return { x: data, shape };
  };
  return (k) => {
    if (!known.has(k)) known.set(k, made(k));
    return known.get(k) as Promise<Reading>;
  };
}

const DATA = ["scales", "normal", "contrast", "sparse", "outlier"].flatMap((source) =>
  [1, 7, 40].map((seed) => ({ source, seed })),
);

describe("after 100 mini-batches of the same population", () => {
  it.each(DATA)("evaluation on $source, seed $seed, comes out standardized", async ({ source, seed }) => {
    const batch = batchesOf(source, seed);
    const shown = await batch(0);
    for (const technique of tracking) {
      const params = paramsOf(technique);
      const running = await runningStatistics(technique, params, batch, () => {});
      if (!running) throw new Error(`${technique.name} tracks nothing`);
      const training = planOf(technique, { ...params, mode: "train" }, SHAPE);
      const start = startOfRunning(training);
      const own = start && updateRunning(training, momentsOf(training, shown), start, 1);
      const spread = channels(shown.x);
      spread.forEach(({ variance }, c) => {
        const what = `${technique.name}, channel ${c}`;
        expect(Math.abs(running.mean[c] - (own?.mean[c] ?? NaN)) / Math.sqrt(variance), what).toBeLessThan(0.1);
        if (!running.variance) return;
        const ratio = (own?.variance?.[c] ?? NaN) / running.variance[c];
        expect(ratio, what).toBeGreaterThan(0.8);
        expect(ratio, what).toBeLessThan(1.25);
      });
      if (technique.id !== "bn") continue;
      const plan = planOf(technique, params, SHAPE);
      const y = forward(plan, momentsOf(plan, shown, running), shown.x, new Float32Array(shown.x.length));
      for (const { mean, variance } of channels(y)) {
        expect(Math.abs(mean)).toBeLessThan(0.1);
        expect(variance).toBeGreaterThan(0.8);
        expect(variance).toBeLessThan(1.25);
      }
    }
  });
});
