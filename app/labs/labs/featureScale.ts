import { Stream } from "../../../engine/nets/stream.ts";
import type { Path } from "../inside.ts";
import type { Lab, Training } from "../lab.ts";

const SAMPLES = 64;

/** Two features whose standard deviations are 1 and s, correlated by 0.3, and what a line through them with noise gives. */
function data(s: number, seed: number): { readonly x: readonly Float64Array[]; readonly y: Float64Array } {
  const stream = new Stream(seed, "data");
  const draw = () => Float64Array.from({ length: SAMPLES }, () => stream.normal());
  const [first, own, noise] = [draw(), draw(), draw()];
  const second = own.map((value, i) => s * (0.3 * first[i] + Math.sqrt(1 - 0.3 * 0.3) * value));
  const clean = first.map((value, i) => value + second[i] / s);
  const mean = meanOf(clean);
  return { x: [first, second], y: clean.map((value, i) => value - mean + 0.1 * noise[i]) };
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

const productOf = (one: Float64Array, other: Float64Array) => meanOf(one.map((value, i) => value * other[i]));

function deviationOf(values: Float64Array): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/** H of the loss ½ mean (Σ xᵢwᵢ − y)², its gradient at w = 0, and its least weights. */
function quadratic(x: readonly Float64Array[], y: Float64Array) {
  const [a, b, c] = [productOf(x[0], x[0]), productOf(x[0], x[1]), productOf(x[1], x[1])];
  const [p, q] = [productOf(x[0], y), productOf(x[1], y)];
  const size = a * c - b * b;
  const largest = (a + c) / 2 + Math.hypot((a - c) / 2, b);
  return { a, b, c, least: [(c * p - b * q) / size, (a * q - b * p) / size] as const, largest };
}

/** More than so many times the loss of the start is never made up for. */
const DIVERGED = 1e6;

function trained(id: string, s: number, seed: number): Training {
  const { x, y } = data(s, seed);
  const deviations = x.map(deviationOf);
  const normalized = x.map((feature, i) => {
    const mean = meanOf(feature);
    return feature.map((value) => (value - mean) / deviations[i]);
  });
  const same = quadratic(normalized, y);
  const { a, b, c, least, largest } = id === "normalized" ? same : quadratic(x, y);
  const rate = 0.5 / (id === "fast" ? same.largest : largest);
  // Weights in units of a feature's standard deviation: so all begin at the same place and share their axes.
  const units = id === "normalized" ? [1, 1] : deviations;
  const way = [-1 / units[0] - least[0], 2.5 / units[1] - least[1]];
  const excess = () => (a * way[0] * way[0] + 2 * b * way[0] * way[1] + c * way[1] * way[1]) / 2;
  const start = excess();
  const points: number[] = [];
  const note = () => points.push(way[0] * units[0], way[1] * units[1]);
  note();
  return {
    step() {
      const [g, h] = [a * way[0] + b * way[1], b * way[0] + c * way[1]];
      way[0] -= rate * g;
      way[1] -= rate * h;
      if (excess() < DIVERGED * start) note();
    },
    measure: () => ({ value: excess() < DIVERGED * start ? excess() / start : Infinity }),
    inside: (): Path => ({
      kind: "path",
      curvature: [a / units[0] ** 2, b / (units[0] * units[1]), c / units[1] ** 2],
      points: [...points],
    }),
  };
}

export const featureScale: Lab = {
  id: "feature-scale",
  title: "The feature with the large numbers",
  lead: "Two weights go down the slope of their loss, and one feature has numbers s times as large.",
  claim: "“Normalized features train faster, because the one with large numbers no longer dominates.”",
  source: "An exact case: linear regression with two features, gradient descent on all 64 samples, 60 steps.",
  claims: ["why-1", "why-2"],
  ask: "Order them by the loss they are left with, smallest first.",
  measured: "Loss above the least possible, start = 1",
  better: "less",
  axis: { log: true, range: [1e-8, 100] },
  score: () => "end",
  setting: { label: "s", options: [1, 3, 10, 30, 100], first: 10 },
  contestants: [
    { id: "raw", name: "As they are" },
    { id: "fast", name: "As they are, faster" },
    { id: "normalized", name: "Normalized" },
  ],
  inside: "The way of the two weights in seed 1, over contours of the loss",
  steps: () => 60,
  every: () => 1,
  train: trained,
  why: "The steepest slope bounds the rate: past 2/λ descent diverges, λ being the largest curvature. A feature with numbers s times as large has a curvature s² times as large, so the other weight hardly moves. Normalized, both slopes are alike, and one rate suits both.",
  caveats: [
    "Each rate is a quarter of the largest that converges; “faster” takes the normalized features’ rate.",
    "Weights are drawn in units of their feature’s standard deviation, so all ways begin at one place.",
    "An offset does the same as a scale once there is a bias: it is the mean that is large then.",
    "Batch norm in the hidden layers does not do this for the inputs.",
  ],
  counter: { label: "Run with s = 1", setting: 1 },
  references: [
    {
      title: "LeCun, Bottou, Orr, Müller: Efficient BackProp (1998)",
      url: "http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf",
    },
  ],
  expected: [
    {
      setting: 10,
      medians: { normalized: [0, 1e-6], raw: [0.42, 0.68], fast: [Infinity, Infinity] },
      apart: [
        ["normalized", "raw"],
        ["raw", "fast"],
      ],
    },
    { setting: 1, medians: { normalized: [0, 1e-6], raw: [0, 1e-6], fast: [0, 1e-6] }, apart: [] },
  ],
};
