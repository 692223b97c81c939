import { PAPERS } from "../../parts/papers.ts";
import { type Lab, named } from "../lab.ts";
import { DECISION, onSpiral } from "../onSpiral.ts";

const TECHNIQUES = {
  none: [null, {}],
  bn: [named("bn"), {}],
  ln: [named("ln"), {}],
  gn: [named("gn"), { groups: 2 }],
} as const;

/** As many samples are seen whatever the batch is. */
const SEEN = 16_000;

export const smallBatches: Lab = {
  id: "batch-size",
  title: "How small may a batch be?",
  lead: "Four networks learn a spiral, a few samples at a time.",
  claim: "“Batch norm needs large batches. Normalizations that look at one sample do not.”",
  source:
    "Wu and He show it on ImageNet in 2018: 34.7 % error with 2 images per device, 23.6 % with 32. Here: a small network on a toy.",
  claims: ["q-3", "bn-5"],
  ask: "Order them by their accuracy at the end, best first.",
  measured: "Accuracy on new points",
  better: "more",
  axis: { range: [0.4, 1] },
  score: () => "end",
  guessing: 0.5,
  setting: { label: "Batch", options: [2, 4, 8, 32], first: 2 },
  contestants: [
    { id: "gn", name: "Group norm" },
    { id: "bn", name: "Batch norm" },
    { id: "ln", name: "Layer norm" },
    { id: "none", name: "None" },
  ],
  inside: DECISION,
  steps: (batch) => SEEN / batch,
  every: (batch) => SEEN / batch / 50,
  train(id, batch, seed) {
    const [technique, params] = TECHNIQUES[id as keyof typeof TECHNIQUES];
    return onSpiral({
      spec: {
        ...{ hidden: [16, 16, 16, 16], technique, params, batch },
        optimizer: { kind: "adam", rate: 0.005 * Math.sqrt(batch / 32) },
      },
      ...{ seed, training: 512, test: 500, measured: "accuracy" },
    });
  },
  why: "With two samples x̂ is +1 or −1 in each channel: only which of the two is larger survives. In evaluation running statistics take over, and the network computes another function than the one that was trained.",
  caveats: [
    "Adam, learning rate 0.005 · √(batch/32); 16,000 samples seen whatever the batch.",
    "In a network this small no normalization does as well as the best.",
    "In a convolution a channel has many positions, so batches may be smaller there.",
  ],
  counter: { label: "Run with 32", setting: 32 },
  references: [PAPERS.bn, PAPERS.gn],
  expected: [
    {
      setting: 2,
      medians: { bn: [0.45, 0.65], ln: [0.975, 1], gn: [0.97, 1], none: [0.985, 1] },
      apart: [
        ["ln", "bn"],
        ["gn", "bn"],
        ["none", "bn"],
      ],
    },
    { setting: 32, medians: { bn: [0.99, 1], ln: [0.98, 1], gn: [0.98, 1], none: [0.98, 1] }, apart: [] },
  ],
};
