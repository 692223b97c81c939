import { PAPERS } from "../../parts/papers.ts";
import { type Lab, named, type Training } from "../lab.ts";
import { DECISION, onSpiral, type Sampler } from "../onSpiral.ts";

const DEVICES = 4;

/** Device i gets points of class i mod 2 only: those are the rows of that parity. */
const byClass: Sampler = (rows, batches, { count }) => {
  const each = rows.length / DEVICES;
  for (let r = 0; r < rows.length; r++) rows[r] = 2 * batches.below(count / 2) + (Math.floor(r / each) % 2);
};

const TECHNIQUES = (perDevice: number) =>
  ({
    local: [named("gbn"), { virtualBatch: perDevice }],
    synchronized: [named("bn"), {}],
    ln: [named("ln"), {}],
  }) as const;

/** @param sampler who gets which samples; undefined: everybody any */
export function trained(
  id: string,
  perDevice: number,
  seed: number,
  { sampler }: { readonly sampler?: Sampler } = { sampler: byClass },
): Training {
  const [technique, params] = TECHNIQUES(perDevice)[id as keyof ReturnType<typeof TECHNIQUES>];
  return onSpiral({
    spec: {
      ...{ hidden: [16, 16, 16, 16], technique, params, batch: DEVICES * perDevice },
      optimizer: { kind: "adam", rate: 0.005 },
    },
    ...{ seed, training: 2000, test: 1000, sampler, measured: "accuracy" },
  });
}

export const oneClassPerDevice: Lab = {
  id: "one-class",
  title: "One class per device",
  lead: "Four devices, and each sees samples of one class only.",
  claim: "“Sixteen samples per device are plenty for batch norm.”",
  source:
    "True if they are drawn from all data. In federated or sharded training each device may hold its own kind. On this toy: the two arms of a spiral.",
  claims: ["q-1", "bn-6"],
  ask: "Order them by their accuracy at the end, best first.",
  measured: "Accuracy on new points",
  better: "more",
  axis: { range: [0.4, 1] },
  score: () => "end",
  guessing: 0.5,
  setting: { label: "Samples per device", options: [8, 16, 32], first: 16 },
  contestants: [
    { id: "local", name: "Local batch norm" },
    { id: "synchronized", name: "Synchronized" },
    { id: "ln", name: "Layer norm" },
  ],
  inside: DECISION,
  steps: () => 400,
  every: () => 10,
  train: trained,
  why: "Each device subtracts the mean of its own class, and with it what tells the classes apart. In evaluation one running mean serves both: inputs look as they never did in training.",
  caveats: [
    "Adam, learning rate 0.005, 400 steps.",
    "With mixed samples the same 16 per device reach 99 %.",
    "More of one class do not help: 32 per device fail, too.",
  ],
  counter: { label: "Run with 32 per device", setting: 32 },
  references: [PAPERS.bn, PAPERS.gbn],
  expected: [
    {
      setting: 16,
      medians: { local: [0.52, 0.72], synchronized: [0.99, 1], ln: [0.985, 1] },
      apart: [
        ["synchronized", "local"],
        ["ln", "local"],
      ],
    },
    {
      setting: 32,
      medians: { local: [0.52, 0.72], synchronized: [0.99, 1], ln: [0.985, 1] },
      apart: [
        ["synchronized", "local"],
        ["ln", "local"],
      ],
    },
  ],
};
