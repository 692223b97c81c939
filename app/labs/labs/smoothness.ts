import { Mlp } from "../../../engine/nets/mlp.ts";
import { spiral } from "../../../engine/nets/spiral.ts";
import { Stream } from "../../../engine/nets/stream.ts";
import { PAPERS, SANTURKAR } from "../../parts/papers.ts";
import { type Lab, named, type Training } from "../lab.ts";
import { anyRows, DECISION, decisionOf } from "../onSpiral.ts";

const RATE = 0.03;
const BATCH = 64;

/** Where in training gradients are compared: at a loss that is large, or at one that is small. */
const [EARLY, LATE] = [1, 2];

/** How far the gradient is followed, in steps of the rate. */
const ALONG = [0.5, 1, 2, 4, 8];

function trained(id: string, seed: number): Training {
  const net = new Mlp({
    ...{ inputs: 3, hidden: [16, 16, 16, 16, 16, 16], outputs: 2, batch: BATCH, seed },
    technique: id === "none" ? null : named(id),
    optimizer: { kind: "sgd", rate: RATE, momentum: 0 },
  });
  const points = spiral(512, new Stream(seed, "data"));
  const batches = new Stream(seed, "batches");
  const rows = new Int32Array(BATCH);
  return {
    step() {
      anyRows(rows, batches, points);
      net.step(points, rows);
    },
    measure: () => alongGradient(net, () => net.gradients(points, rows)),
    inside: () => decisionOf(net),
  };
}

/** By how much the gradient changes at most on the way along itself, and the loss where that begins. */
function alongGradient(net: Mlp, lossAndGradients: () => number) {
  const all = net.parameters();
  const at = lossAndGradients();
  const start = all.map(({ values, gradient }) => ({ values: values.slice(), gradient: gradient.slice() }));
  const changes = ALONG.map((times) => {
    all.forEach(({ values }, p) => {
      for (let i = 0; i < values.length; i++) values[i] = start[p].values[i] - times * RATE * start[p].gradient[i];
    });
    lossAndGradients();
    return Math.sqrt(all.reduce((sum, { gradient }, p) => sum + squaredDistance(gradient, start[p].gradient), 0));
  });
  all.forEach(({ values }, p) => {
    values.set(start[p].values);
  });
  return { value: Math.max(...changes), at };
}

function squaredDistance(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + (value - other[i]) ** 2, 0);
}

export const smoothness: Lab = {
  id: "smoothness",
  title: "Is the slope smoother?",
  lead: "From time to time a network looks ahead along its gradient: does the slope stay what it was?",
  claim: "“Batch norm makes the loss smoother: gradients stay true for longer.”",
  source:
    "Santurkar et al. measured it on VGG in 2018. Here: a small network on a spiral, looking ahead by up to 8 steps.",
  claims: ["why-4"],
  ask: "Order them by how much the gradient changes, the least first.",
  measured: "Change of the gradient along itself",
  better: "less",
  against: "Loss on the mini-batch",
  axis: { log: true },
  score: (setting) => (setting === LATE ? { from: 0.05, to: 0.2 } : { from: 0.3, to: 0.7 }),
  setting: { label: "Loss", options: [EARLY, LATE], names: { 1: "0.3–0.7", 2: "0.05–0.2" }, first: LATE },
  contestants: [
    { id: "none", name: "None" },
    { id: "bn", name: "Batch norm" },
    { id: "ln", name: "Layer norm" },
  ],
  inside: DECISION,
  steps: () => 500,
  every: () => 20,
  train: (id, _setting, seed) => trained(id, seed),
  why: "Where a step ahead finds another gradient than the one it follows, only small steps are safe. With batch norm it finds much the same one, once the loss is small: several times closer than without normalization at the same loss.",
  caveats: [
    "Plain gradient descent, learning rate 0.03. The gradient is followed for 0.5 to 8 steps, and the largest change counts.",
    "They are compared at an equal loss, because batch norm is ahead at equal steps and a small loss is flatter by itself.",
    "Early in training, at a loss of 0.3 to 0.7, seeds do not tell batch norm and no normalization apart.",
    "Layer norm in these six layers is about as rough as no normalization.",
  ],
  counter: { label: "Compare early in training", setting: EARLY },
  references: [SANTURKAR, PAPERS.bn],
  expected: [
    {
      setting: LATE,
      medians: { bn: [0.5, 1.1], none: [3, 10], ln: [2.5, 11] },
      apart: [
        ["bn", "none"],
        ["bn", "ln"],
      ],
    },
    { setting: EARLY, medians: { bn: [0.7, 2.2], none: [0.8, 4.5], ln: [0.9, 8] }, apart: [] },
  ],
};
