import { PAPERS } from "../../parts/papers.ts";
import { type Lab, named, type Training } from "../lab.ts";
import { DECISION, onSpiral } from "../onSpiral.ts";

/** Samples in all: with 2 per device there are 8 devices. */
const TOGETHER = 16;

const TECHNIQUES = (perDevice: number) =>
  ({
    // A device's own statistics are a virtual batch's.
    local: [named("gbn"), { virtualBatch: perDevice }],
    synchronized: [named("bn"), {}],
    ln: [named("ln"), {}],
    gn: [named("gn"), { groups: 2 }],
  }) as const;

/** @param together so many samples on all devices */
export function trained(id: string, perDevice: number, seed: number, together = TOGETHER): Training {
  const [technique, params] = TECHNIQUES(perDevice)[id as keyof ReturnType<typeof TECHNIQUES>];
  return onSpiral({
    spec: {
      ...{ hidden: [16, 16, 16, 16], technique, params, batch: together },
      optimizer: { kind: "adam", rate: 0.005 },
    },
    ...{ seed, training: 2000, test: 1000, measured: "accuracy" },
  });
}

export const devices: Lab = {
  id: "devices",
  title: "Many devices, few samples each",
  lead: "16 samples a step, on 8, 4 or 2 devices.",
  claim: "“Split over enough machines, batch norm gets worse, although the whole batch stays the same.”",
  source:
    "A consequence of statistics per device, as libraries compute them by default. On this toy, gradients are averaged over all samples.",
  claims: ["q-1", "bn-6"],
  ask: "Order them by their accuracy at the end, best first.",
  measured: "Accuracy on new points",
  better: "more",
  axis: { range: [0.4, 1] },
  score: () => "end",
  guessing: 0.5,
  setting: { label: "Samples per device", options: [2, 4, 8], first: 2 },
  contestants: [
    { id: "local", name: "Local batch norm" },
    { id: "gn", name: "Group norm" },
    { id: "synchronized", name: "Synchronized" },
    { id: "ln", name: "Layer norm" },
  ],
  inside: DECISION,
  steps: () => 500,
  every: () => 10,
  train: trained,
  why: "Each device measures its own few samples: mean and variance scatter as in a small batch. Synchronized, all measure the same 16. Layer and group norm need nothing from anybody.",
  caveats: [
    "Adam, learning rate 0.005, 500 steps.",
    "More devices do no harm by themselves: samples per device count. 16 devices of 2 do no worse than 8.",
    "The running statistics take the devices’ one after the other, where libraries keep the first device’s.",
  ],
  counter: { label: "Run with 8 per device", setting: 8 },
  references: [PAPERS.gbn, PAPERS.gn],
  expected: [
    {
      setting: 2,
      medians: { local: [0.42, 0.63], synchronized: [0.985, 1], ln: [0.98, 1], gn: [0.98, 1] },
      apart: [
        ["synchronized", "local"],
        ["ln", "local"],
        ["gn", "local"],
      ],
    },
    {
      setting: 8,
      medians: { local: [0.955, 0.985], synchronized: [0.985, 1], ln: [0.98, 1], gn: [0.98, 1] },
      apart: [
        ["synchronized", "local"],
        ["ln", "local"],
        ["gn", "local"],
      ],
    },
  ],
};
