import { Mlp } from "../../../engine/nets/mlp.ts";
import { spiral } from "../../../engine/nets/spiral.ts";
import { Stream } from "../../../engine/nets/stream.ts";
import { PAPERS } from "../../parts/papers.ts";
import { cellsOf, type Grid, placeAt } from "../grid.ts";
import { type Lab, named, type Training } from "../lab.ts";
import { anyRows } from "../onSpiral.ts";

const [RELU, TANH] = [1, 2];
const BATCH = 32;
const STEPS = 250;

const GRID: Grid = {
  across: { label: "Learning rate", values: [0.003, 0.01, 0.03, 0.1, 0.3, 1] },
  up: { label: "Scale of the initial weights", values: [0.1, 0.3, 1, 3, 10] },
  // A stride that has no divisor in common with 30 comes to every cell, far from the one before.
  stride: 13,
  success: 0.95,
};

/** A network for each cell of the grid, one after the other. */
export function trained(id: string, activation: number, seed: number, grid = GRID): Training {
  const points = spiral(512, new Stream(seed, "data"));
  const fresh = spiral(500, new Stream(seed, "test data"));
  const rows = new Int32Array(BATCH);
  const begin = (turn: number) => {
    const { column, row } = placeAt(grid, turn);
    return {
      net: new Mlp({
        ...{ inputs: 3, hidden: [16, 16, 16, 16], outputs: 2, batch: BATCH, seed },
        technique: id === "none" ? null : named(id),
        activation: activation === TANH ? "tanh" : "relu",
        initial: grid.up.values[row],
        optimizer: { kind: "sgd", rate: grid.across.values[column], momentum: 0.9 },
      }),
      batches: new Stream(seed, "batches"),
    };
  };
  let [turn, steps] = [0, 0];
  let { net, batches } = begin(turn);
  return {
    step() {
      if (steps === STEPS) {
        turn++;
        steps = 0;
        ({ net, batches } = begin(turn));
      }
      anyRows(rows, batches, points);
      net.step(points, rows);
      steps++;
    },
    measure: () => ({ value: net.accuracy(fresh) }),
  };
}

export const rateAndScale: Lab = {
  id: "rate-and-scale",
  title: "How much room is there?",
  lead: "30 networks for each technique: six learning rates, five scales of initial weights.",
  claim: "“With batch norm one may use large learning rates and be careless about initialization.”",
  source: "Ioffe and Szegedy said so in 2015. Here: small networks on a spiral, four hidden layers, 250 steps each.",
  claims: ["why-1", "why-5"],
  ask: "Order them by how many of 30 networks reach 95 %, most first.",
  measured: "Share of networks that reach 95 %",
  better: "more",
  grid: GRID,
  score: () => ({ atLeast: GRID.success }),
  setting: { label: "Activation", options: [RELU, TANH], names: { 1: "ReLU", 2: "tanh" }, first: RELU },
  contestants: [
    { id: "none", name: "None" },
    { id: "ln", name: "Layer norm" },
    { id: "bn", name: "Batch norm" },
  ],
  steps: () => cellsOf(GRID) * STEPS,
  every: () => STEPS,
  train: (id, activation, seed) => trained(id, activation, seed),
  why: "With batch norm the scale of the weights does not change what a layer gives, and its gradient shrinks as they grow: a step that is too large makes the next ones smaller. So nearly every rate works at nearly every scale. Layer norm is as blind to scale, but in this network it needs the right rate for it: most of its successes lie near a diagonal.",
  caveats: [
    "Gradient descent with momentum 0.9, 32 samples at a time. One rate for all layers, none of them tuned.",
    "A network that would get there after 250 steps counts as one that does not.",
    "With tanh in place of ReLU batch norm is not ahead.",
  ],
  counter: { label: "Run with tanh", setting: TANH },
  references: [PAPERS.bn, PAPERS.ln],
  expected: [
    {
      setting: RELU,
      medians: { none: [0.03, 0.2], ln: [0.03, 0.34], bn: [0.7, 0.9] },
      apart: [
        ["bn", "ln"],
        ["bn", "none"],
      ],
    },
    { setting: TANH, medians: { none: [0.06, 0.3], ln: [0.2, 0.55], bn: [0.1, 0.42] }, apart: [["ln", "none"]] },
  ],
};
