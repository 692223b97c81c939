import type { Optimizer } from "../../../engine/nets/optimizer.ts";
import { PAPERS } from "../../parts/papers.ts";
import { type Lab, named, type Training } from "../lab.ts";
import { DECISION, onSpiral } from "../onSpiral.ts";

const PLAIN: Optimizer = { kind: "sgd", rate: 0.1, momentum: 0 };

export function trained(id: string, c: number, seed: number, { optimizer = PLAIN, eps = 1e-12 } = {}): Training {
  const grown = id !== "plain";
  return onSpiral({
    spec: {
      ...{ hidden: [16, 16, 16, 16], technique: named("bn"), params: { eps }, batch: 64 },
      ...{ initial: grown ? c : 1, hiddenRate: id === "matched" ? c * c : 1 },
      optimizer,
    },
    ...{ seed, training: 512, test: 200, measured: "loss" },
  });
}

export const scaleInvariance: Lab = {
  id: "scale",
  title: "An exact law of scale",
  lead: "Hidden weights c times as large, and a rate c² times as large.",
  claim: "“Behind batch norm the scale of the weights does not matter.”",
  source:
    "A law, not a tendency: with c times the weights and c² times their learning rate the loss is the same number at each step. Here to nine digits, in float64 with ε = 10⁻¹².",
  claims: ["why-5", "wn-2"],
  ask: "Order them by their loss over the whole run, smallest first. Two of them are equal.",
  measured: "Loss on the mini-batch",
  better: "less",
  score: () => "all",
  setting: { label: "c", options: [3, 10], first: 10 },
  contestants: [
    { id: "grown", name: "c · W, the same rate" },
    { id: "plain", name: "W" },
    { id: "matched", name: "c · W, c² · rate" },
  ],
  inside: DECISION,
  steps: () => 200,
  every: () => 4,
  train: trained,
  why: "y does not change when W grows c times, so its gradient is c times smaller, and beside c times larger weights a step counts 1/c². c² times the rate makes up for both. Without it, large weights learn slowly: the effective rate is rate/‖W‖².",
  caveats: [
    "Plain gradient descent: momentum keeps the law, weight decay and Adam break it.",
    "With ε = 10⁻⁵ the curves part after some steps.",
  ],
  counter: { label: "Run with c = 3", setting: 3 },
  references: [PAPERS.bn, PAPERS.wn],
  expected: [
    {
      setting: 10,
      medians: { plain: [0.09, 0.16], matched: [0.09, 0.16], grown: [0.16, 0.3] },
      apart: [
        ["plain", "grown"],
        ["matched", "grown"],
      ],
    },
    {
      setting: 3,
      medians: { plain: [0.09, 0.16], matched: [0.09, 0.16], grown: [0.15, 0.23] },
      apart: [
        ["plain", "grown"],
        ["matched", "grown"],
      ],
    },
  ],
};
