import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forward } from "../../normalize/forward.ts";
import { momentsOf, type RunningStatistics } from "../../normalize/moments.ts";
import { updateRunning } from "../../normalize/running.ts";
import { type Entries, fitParams, type Params } from "../../plan/controls.ts";
import { planOf } from "../../plan/plan.ts";
import type { Shape } from "../../plan/shape.ts";
import { TECHNIQUES } from "../../techniques/index.ts";

/** ONNX's own node tests of its normalization operators: numbers that nobody here wrote. */

interface Stored {
  readonly shape: readonly number[];
  readonly data: string;
}

interface NodeCase {
  readonly name: string;
  readonly op: string;
  readonly attrs: Readonly<Record<string, number>>;
  readonly inputs: readonly Stored[];
  readonly outputs: readonly Stored[];
}

/** How a case reads here: a technique with parameters, and the axes of its input as N, C, H and W. */
interface Reading {
  readonly technique: string;
  readonly params: Params;
  readonly shape: Shape;
}

const CASES = JSON.parse(readFileSync(join(import.meta.dirname, "node-cases.json"), "utf8")) as NodeCase[];

/** ONNX computes its expected numbers in float32. */
const TOLERANCE = 2e-6;

/** Cases without a counterpart, and why. */
const WITHOUT: Readonly<Record<string, string>> = Object.fromEntries(
  ["axis_0", "axis_1", "axis_last"].map((axis) => [
    `test_l1normalization_${axis}`,
    "The L1 norm is a sum of magnitudes, which no second moment is.",
  ]),
);

const product = (lengths: readonly number[]) => lengths.reduce((size, length) => size * length, 1);
const fromFront = (axis: number, { shape }: Stored) => (axis < 0 ? axis + shape.length : axis);
const valuesOf = ({ data }: Stored) => new Float64Array(new Uint8Array(Buffer.from(data, "base64")).buffer);
const entriesOf = (stored: Stored): Entries => ({ all: 0, at: Object.fromEntries(valuesOf(stored).entries()) });

/** Layer and RMS norm pool the axes from `axis` on: kept × pooled × 1 × 1. */
function pooledFrom({ attrs: { axis = -1 }, inputs: [x] }: NodeCase): Shape {
  const first = fromFront(axis, x);
  return [product(x.shape.slice(0, first)), product(x.shape.slice(first)), 1, 1];
}

const READINGS: Readonly<Record<string, (given: NodeCase) => Reading>> = {
  BatchNormalization: ({ attrs, inputs: [x, gamma, beta] }) => ({
    technique: "bn",
    params: {
      gamma: entriesOf(gamma),
      beta: entriesOf(beta),
      mode: attrs.training_mode ? "train" : "eval",
      stored: "population",
    },
    shape: x.shape as unknown as Shape,
  }),
  GroupNormalization: ({ attrs, inputs: [x, gamma, beta] }) => ({
    technique: "gn",
    params: { groups: attrs.num_groups, gamma: entriesOf(gamma), beta: entriesOf(beta) },
    shape: x.shape as unknown as Shape,
  }),
  InstanceNormalization: ({ inputs: [x, gamma, beta] }) => ({
    technique: "in",
    params: { affine: "channel", gamma: entriesOf(gamma), beta: entriesOf(beta) },
    shape: x.shape as unknown as Shape,
  }),
  LayerNormalization: (given) => ({
    technique: "ln",
    params: { affine: "element", gamma: entriesOf(given.inputs[1]), beta: entriesOf(given.inputs[2]) },
    shape: pooledFrom(given),
  }),
  RMSNormalization: (given) => ({
    technique: "rms",
    params: { affine: "element", gamma: entriesOf(given.inputs[1]) },
    shape: pooledFrom(given),
  }),
  /** ONNX adds 10⁻⁹ to σ rather than to σ²: with σ of some 0.3 that is far below float32, and so is no ε at all. */
  MeanVarianceNormalization: ({ inputs: [x] }) => ({
    technique: "bn",
    params: { affine: "none", eps: 0 },
    shape: x.shape as unknown as Shape,
  }),
  LpNormalization: ({ attrs: { axis = -1 }, inputs: [x] }) => {
    const along = fromFront(axis, x);
    return {
      technique: "l2",
      params: {},
      shape: [product(x.shape.slice(0, along)), x.shape[along], product(x.shape.slice(along + 1)), 1],
    };
  },
};

/** Operators whose ε has a default of 10⁻⁵, ONNX's own. */
function withEps(params: Params, { epsilon = 1e-5 }: NodeCase["attrs"]): Params {
  return { eps: epsilon, ...params };
}

/** ONNX's momentum is the weight of the old value. */
const weightOfNew = ({ momentum = 0.9 }: NodeCase["attrs"]) => 1 - momentum;

function outputsOf(given: NodeCase): ArrayLike<number>[] {
  const { technique: id, params, shape } = READINGS[given.op](given);
  const technique = TECHNIQUES.find((each) => each.id === id);
  if (!technique) throw new Error(`there is no technique ${id}.`);
  const wishes = id === "l2" ? params : withEps(params, given.attrs);
  const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
  const x = valuesOf(given.inputs[0]);
  const running: RunningStatistics | undefined =
    given.op === "BatchNormalization"
      ? { mean: valuesOf(given.inputs[3]), variance: valuesOf(given.inputs[4]) }
      : undefined;
  const moments = momentsOf(plan, { x, shape }, running);
  const y = forward(plan, moments, x, new Float64Array(x.length));
  const { mean, variance } = moments[0];
  if (id === "ln") return [y, mean, variance.map((v) => 1 / Math.sqrt(v + plan.eps))];
  if (!running || !given.attrs.training_mode) return [y];
  const next = updateRunning(plan, moments, running, weightOfNew(given.attrs));
  return [y, next.mean, next.variance ?? []];
}

describe("ONNX’s node tests", () => {
  it("are 53, of which three have no counterpart", () => {
    expect(CASES).toHaveLength(53);
    expect(CASES.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(WITHOUT)));
  });

  it.each(CASES.filter(({ name }) => !(name in WITHOUT)))("$name", (given) => {
    const got = outputsOf(given);
    expect(got).toHaveLength(given.outputs.length);
    given.outputs.forEach((stored, k) => {
      const want = valuesOf(stored);
      expect(got[k]).toHaveLength(want.length);
      const off = Math.max(...Array.from(want, (value, i) => Math.abs(value - got[k][i])));
      expect(off, `output ${k}`).toBeLessThanOrEqual(TOLERANCE);
    });
  });

  it.each(CASES.filter(({ name }) => name in WITHOUT))("$name has no counterpart", ({ name, attrs }) => {
    expect(attrs.p, WITHOUT[name]).toBe(1);
  });

  it("tell the two stored variances apart", () => {
    const training = CASES.filter(({ attrs }) => attrs.training_mode);
    expect(training).toHaveLength(2);
    for (const given of training) {
      const [N, , H, W] = given.inputs[0].shape;
      const m = N * H * W;
      const [old, stored] = [valuesOf(given.inputs[4]), valuesOf(given.outputs[2])];
      const [, , population] = outputsOf(given);
      const weight = weightOfNew(given.attrs);
      stored.forEach((value, c) => {
        const batch = (population[c] - (1 - weight) * old[c]) / weight;
        const unbiased = (1 - weight) * old[c] + weight * batch * (m / (m - 1));
        expect(Math.abs(unbiased - value)).toBeGreaterThan(100 * TOLERANCE);
      });
    }
  });
});
