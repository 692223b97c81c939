import { PAPERS, SANTURKAR } from "../../parts/papers.ts";
import { type Lab, named, type Training } from "../lab.ts";
import { DECISION, onSpiral } from "../onSpiral.ts";

/** @param initial what the hidden weights are multiplied by at the start */
export function trained(id: string, noise: number, seed: number, initial = 0.7): Training {
  return onSpiral({
    spec: {
      ...{ hidden: [16, 16, 16, 16, 16, 16], technique: id === "none" ? null : named("bn"), batch: 64, initial },
      noise: id === "noisy" ? { gain: 0.3 * noise, offset: 0.5 * noise } : undefined,
      optimizer: { kind: "sgd", rate: 0.01, momentum: 0.9 },
    },
    ...{ seed, training: 512, test: 500, measured: "accuracy" },
  });
}

export const injectedShift: Lab = {
  id: "shift",
  title: "Is it the shift?",
  lead: "A deep network, with batch norm, and with batch norm whose outputs are shaken at each step.",
  claim: "“Batch norm helps because the inputs of a layer stop shifting.”",
  source:
    "Santurkar et al. shook them on purpose in 2018, and training stayed as fast. Here: a small network, noise per unit and step.",
  claims: ["why-3"],
  ask: "Order them by how accurate they are over the whole run, best first.",
  measured: "Accuracy on new points",
  better: "more",
  axis: { range: [0.4, 1] },
  score: () => "all",
  guessing: 0.5,
  setting: { label: "Noise", options: [1, 3], first: 1 },
  contestants: [
    { id: "noisy", name: "Batch norm + noise" },
    { id: "none", name: "None" },
    { id: "bn", name: "Batch norm" },
  ],
  inside: DECISION,
  steps: () => 300,
  every: () => 10,
  train: trained,
  why: "After γ and β each unit is multiplied by e^U(−0.3, 0.3) and moved by U(−0.5, 0.5), anew at each step: the inputs of the next layer shift far more than without batch norm. It hardly hurts. So it is not the stillness of the inputs that helps.",
  caveats: [
    "Stochastic gradient descent with momentum 0.9, learning rate 0.01; hidden weights start at 0.7 times the usual scale.",
    "At the usual scale the network without normalization is not bad either, in the same order.",
    "Three times the noise does hurt: such a network ends little better than guessing.",
  ],
  counter: { label: "Three times the noise", setting: 3 },
  references: [SANTURKAR, PAPERS.bn],
  expected: [
    {
      setting: 1,
      medians: { none: [0.67, 0.86], bn: [0.95, 0.98], noisy: [0.93, 0.97] },
      apart: [
        ["bn", "noisy"],
        ["noisy", "none"],
      ],
    },
    {
      setting: 3,
      medians: { none: [0.67, 0.86], bn: [0.95, 0.98], noisy: [0.52, 0.62] },
      apart: [
        ["bn", "none"],
        ["none", "noisy"],
      ],
    },
  ],
};
