import { describe, expect, it } from "vitest";
import { expectedOf, type GoldenCase, goldenFiles, inputOf, toleranceRatio } from "../golden/cases.ts";
import { backward } from "../normalize/backward.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf, type Reading } from "../normalize/moments.ts";
import { updateRunning } from "../normalize/running.ts";
import { fitParams } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { type Shape, sizeOf } from "../plan/shape.ts";
import { scales } from "../sources/scales.ts";
import { batchNorm } from "../techniques/batchNorm.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { largestDifference } from "../values/largestDifference.ts";
import { merged, onDevices, sampleWeights, statisticsOn, varianceOf } from "./devices.ts";
import { averagedGradients, gradientsOn } from "./gradients.ts";
import { splitSamples } from "./samples.ts";

const files = goldenFiles(`${import.meta.dirname}/../golden`);
const sync = files.find(({ technique }) => technique === "sync_batch_norm")?.cases ?? [];

function tensor(golden: GoldenCase, name: string): Float64Array {
  const values = inputOf(golden, name);
  if (!values) throw new Error(`${golden.name} has no ${name}.`);
  return Float64Array.from(values);
}

const entries = (values: ArrayLike<number>) => ({ all: 0, at: { ...Array.from(values) } });

/** Everything a case expects, computed as devices do: each on its samples, then merged. */
function synchronized(golden: GoldenCase) {
  const { replicaSizes, eps, momentum } = golden.params as { replicaSizes: number[]; eps: number; momentum: number };
  const shape = golden.shapes.input as unknown as Shape;
  const reading: Reading = { x: tensor(golden, "input"), shape };
  const devices = splitSamples(reading, replicaSizes).map(statisticsOn);
  const all = devices.reduce(merged);
  const wishes = { eps, gamma: entries(tensor(golden, "gamma")), beta: entries(tensor(golden, "beta")) };
  const plan = planOf(batchNorm, fitParams(batchNorm.controls, wishes, shape).params, shape);
  const moments = [{ mean: all.mean, variance: varianceOf(all) }];
  const dy = tensor(golden, "dy");
  const { dx, params } = backward(plan, moments, reading, dy, new Float64Array(sizeOf(shape)));
  const { gamma, beta } = params();
  const old = { mean: tensor(golden, "runningMean"), variance: tensor(golden, "runningVar") };
  const running = updateRunning(plan, moments, old, momentum);
  return {
    y: forward(plan, moments, reading.x, new Float64Array(sizeOf(shape))),
    ...moments[0],
    ...{ dx, dgamma: gamma, dbeta: beta },
    ...{ runningMeanNew: running.mean, runningVarNew: running.variance },
    meanReplica: devices.flatMap(({ mean }) => [...mean]),
    varianceReplica: devices.flatMap((device) => [...varianceOf(device)]),
  };
}

describe("synchronized batch norm, merged from its devices", () => {
  it("has its reference cases", () => {
    expect(sync).toHaveLength(3);
  });

  it.each(sync)("$name", (golden) => {
    for (const [field, got] of Object.entries(synchronized(golden))) {
      const tolerance = golden.tolerance.fields[field] ?? golden.tolerance;
      expect(toleranceRatio(got ?? [], expectedOf(golden, field), tolerance, "none"), field).toBeLessThanOrEqual(1);
    }
  });
});

const SHAPE: Shape = [6, 4, 3, 2];
const reading = (offset = 0): Reading => {
  const x = new Float32Array(sizeOf(SHAPE));
  scales.fill(x, SHAPE, 5);
  return { x: Float64Array.from(x, (value) => value + offset), shape: SHAPE };
};
const PARTS = [[6], [3, 3], [1, 2, 3], [1, 1, 1, 1, 1, 1]];

describe("merging", () => {
  it.each(PARTS)("gives what all values together give, also about a mean of a million (parts %s)", (...parts) => {
    for (const offset of [0, 1e6]) {
      const whole = statisticsOn(reading(offset));
      const all = splitSamples(reading(offset), parts).map(statisticsOn).reduce(merged);
      expect(all.m).toBe(whole.m);
      for (let c = 0; c < SHAPE[1]; c++) {
        expect(all.mean[c] / whole.mean[c]).toBeCloseTo(1, 12);
        expect(varianceOf(all)[c] / varianceOf(whole)[c]).toBeCloseTo(1, 8);
      }
    }
  });
});

describe("a batch that is split over devices", () => {
  it.each(TECHNIQUES.filter(({ tensor, weight }) => tensor === "activations" && !weight))(
    "$name gives each device what the whole batch gives it, unless samples share a set",
    (technique) => {
      const { params } = fitParams(technique.controls, { virtualBatch: 6 }, SHAPE);
      const plan = planOf(technique, params, SHAPE);
      const whole = forward(plan, momentsOf(plan, reading()), reading().x, new Float64Array(sizeOf(SHAPE)));
      const shared = plan.sources.some(({ sets }) => sets.blocks[0] < SHAPE[0]);
      for (const parts of PARTS.slice(1)) {
        const off = largestDifference(onDevices(technique, params, reading(), parts), whole);
        if (shared) expect(off).toBeGreaterThan(1e-3);
        else expect(off).toBeLessThan(1e-12);
      }
    },
  );

  it("is ghost batch norm on one device where the parts are its virtual batches", () => {
    const ghost = TECHNIQUES.find(({ id }) => id === "gbn");
    if (!ghost) throw new Error("there is no ghost batch norm.");
    const { params } = fitParams(ghost.controls, { virtualBatch: 2 }, SHAPE);
    const one = onDevices(ghost, params, reading(), [6]);
    const three = onDevices(batchNorm, fitParams(batchNorm.controls, {}, SHAPE).params, reading(), [2, 2, 2]);
    expect(largestDifference(one, three)).toBeLessThan(1e-12);
  });

  it("counts the samples of small parts for more", () => {
    expect(sampleWeights([2, 2])).toEqual([1, 1]);
    expect(sampleWeights([1, 3])).toEqual([2, 2 / 3]);
    for (const parts of PARTS) {
      const total = sampleWeights(parts).reduce((sum, weight, k) => sum + weight * parts[k], 0);
      expect(total).toBeCloseTo(6, 12);
    }
  });

  it("has gradients of its own on each device, which are averaged: γ and β get the same everywhere", () => {
    const all = splitSamples(reading(), [1, 2, 3]).map((part) => gradientsOn(part, 1e-5));
    expect(all[0].gamma[0]).not.toBeCloseTo(all[1].gamma[0], 3);
    const { gamma, beta } = averagedGradients(all);
    expect(gamma[2]).toBeCloseTo((all[0].gamma[2] + all[1].gamma[2] + all[2].gamma[2]) / 3, 12);
    expect(beta[1]).toBeCloseTo((all[0].beta[1] + all[1].beta[1] + all[2].beta[1]) / 3, 12);
  });

  it("draws γ to σ and β to μ with the loss that asks for x", () => {
    const { mean, squares, m } = statisticsOn(reading());
    const { gamma, beta } = gradientsOn(reading(), 0);
    for (let c = 0; c < SHAPE[1]; c++) {
      const perSample = m / SHAPE[0];
      expect(gamma[c]).toBeCloseTo(perSample * (1 - Math.sqrt(squares[c] / m)), 8);
      expect(beta[c]).toBeCloseTo(-perSample * mean[c], 8);
    }
  });
});
