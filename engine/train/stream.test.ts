import { describe, expect, it } from "vitest";
import { momentsOf } from "../normalize/moments.ts";
import { batchesUntil } from "../normalize/running.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { type Shape, sizeOf } from "../plan/shape.ts";
import { inTraining } from "../plan/technique.ts";
import { scales } from "../sources/scales.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { nextInStream, runningAfter, type Stream, startOfStream } from "./stream.ts";

const SHAPE: Shape = [4, 3, 2, 3];
const M = 4 * 2 * 3;

function batch(k: number) {
  const x = new Float32Array(sizeOf(SHAPE));
  scales.fill(x, SHAPE, 7, 0, k);
  return { x, shape: SHAPE };
}

function streamed(id: string, wishes: Params, steps: number): Stream {
  const technique = TECHNIQUES.find((each) => each.id === id);
  if (!technique) throw new Error(`there is no technique ${id}.`);
  const { params } = fitParams(technique.controls, wishes, SHAPE);
  const plan = planOf(technique, inTraining(technique, params), SHAPE);
  let stream = startOfStream(plan);
  if (!stream) throw new Error(`${id} tracks nothing.`);
  for (let k = 1; k <= steps; k++) stream = nextInStream(plan, stream, momentsOf(plan, batch(k)));
  return stream;
}

/** The values of a channel in a mini-batch. */
function channelOf(k: number, c: number): number[] {
  const plane = SHAPE[2] * SHAPE[3];
  return Array.from(batch(k).x).filter((_, i) => Math.floor(i / plane) % SHAPE[1] === c);
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const squares = (values: readonly number[]) => values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0);

describe("a stream of mini-batches", () => {
  it("has the statistics of each, with both variances", () => {
    const { steps } = streamed("bn", {}, 5);
    steps.forEach(({ batch }, at) => {
      for (let c = 0; c < SHAPE[1]; c++) {
        const values = channelOf(at + 1, c);
        expect(batch.mean[c]).toBeCloseTo(mean(values), 10);
        expect(batch.variance[c]).toBeCloseTo(squares(values) / M, 10);
        expect(batch.unbiased?.[c]).toBeCloseTo(squares(values) / (M - 1), 10);
      }
    });
  });

  it.each([
    ["unbiased", M - 1],
    ["population", M],
  ])("moves by the momentum towards the %s variance", (stored, by) => {
    const stream = streamed("bn", { stored, momentum: 0.3 }, 6);
    for (let c = 0; c < SHAPE[1]; c++) {
      let [m, v] = [0, 1];
      for (let k = 1; k <= 6; k++) {
        m = 0.7 * m + 0.3 * mean(channelOf(k, c));
        v = 0.7 * v + (0.3 * squares(channelOf(k, c))) / by;
        expect(runningAfter(stream, k).mean[c]).toBeCloseTo(m, 10);
        expect(runningAfter(stream, k).variance?.[c]).toBeCloseTo(v, 10);
      }
    }
  });

  it("ends in the plain average where that is chosen", () => {
    const { steps } = streamed("bn", { averaging: "cumulative" }, 4);
    const average = mean([1, 2, 3, 4].map((k) => mean(channelOf(k, 1))));
    expect(steps[3].running.mean[1]).toBeCloseTo(average, 10);
  });

  it("averages over samples, or over virtual batches, that have statistics of their own", () => {
    for (const [id, wishes] of [
      ["in", { tracking: "on" }],
      ["gbn", { virtualBatch: 2 }],
    ] as const) {
      const { steps } = streamed(id, wishes, 1);
      expect(steps[0].batch.mean[2]).toBeCloseTo(mean(channelOf(1, 2)), 10);
      expect(steps[0].batch.variance[2]).toBeLessThan(squares(channelOf(1, 2)) / M);
    }
  });

  it("has no second variance where planes are corrected already", () => {
    expect(streamed("sn", { convention: "code" }, 1).steps[0].batch.unbiased).toBeNull();
    expect(streamed("sn", { convention: "paper" }, 1).steps[0].batch.unbiased).not.toBeNull();
  });

  it("is its start before the first, and its last beyond the last", () => {
    const stream = streamed("bn", {}, 2);
    expect(runningAfter(stream, 0)).toBe(stream.start);
    expect(runningAfter(stream, 9)).toBe(stream.steps[1].running);
  });

  it("does not exist where nothing is tracked", () => {
    const technique = TECHNIQUES.find(({ id }) => id === "gn");
    if (!technique) throw new Error("there is no group norm.");
    const { params } = fitParams(technique.controls, {}, SHAPE);
    expect(startOfStream(planOf(technique, params, SHAPE))).toBeNull();
  });
});

describe("how many mini-batches it takes until 99 % come from them", () => {
  it.each([
    [0.1, 44],
    [0.01, 459],
    [0.001, 4603],
    [1, 1],
  ])("at momentum %s: %s", (momentum, batches) => {
    expect(batchesUntil(0.99, momentum)).toBe(batches);
    if (batches > 1) {
      expect((1 - momentum) ** batches).toBeLessThanOrEqual(0.01);
      expect((1 - momentum) ** (batches - 1)).toBeGreaterThan(0.01);
    }
  });

  it("never, where nothing of them enters", () => {
    expect(batchesUntil(0.99, 0)).toBe(Infinity);
  });
});
