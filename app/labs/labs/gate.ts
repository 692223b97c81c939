import { bars } from "../../../engine/nets/pictures.ts";
import { PAPERS } from "../../parts/papers.ts";
import { type Lab, named, type Training } from "../lab.ts";
import { onPictures } from "../onPictures.ts";

/** Behind which convolutions batch-instance norm stands; the last of them is looked at. */
const [FIRST, BOTH] = [1, 2];

const CONTRASTS = [0.25, 0.5, 1, 2];

function trained(id: string, normalized: number, seed: number): Training {
  return onPictures({
    spec: {
      ...{ channels: [8, 16], technique: named("bin"), normalized },
      ...{ params: { rho: { all: 1 } }, blendRate: 10 },
    },
    seed,
    pictures: (stream) =>
      bars(2000, stream, (direction) => {
        const strength = stream.below(CONTRASTS.length);
        return { contrast: CONTRASTS[strength], noise: 0.1, label: id === "direction" ? direction : strength };
      }),
    measure: (net) => {
      const rho = net.blendOf(normalized - 1, "rho");
      return rho.reduce((sum, value) => sum + value, 0) / rho.length;
    },
    inside: (net) => ({ kind: "shares", symbol: "ρ", values: [...net.blendOf(normalized - 1, "rho")] }),
  });
}

export const gate: Lab = {
  id: "gate",
  title: "The gate learns",
  lead: "Two networks see the same pictures, and learn a label each. What does ρ make of it?",
  claim: "“Batch-instance norm learns for itself whether contrast is noise or signal.”",
  source: "Nam and Kim, 2018. Here: bars of four directions and four contrasts, 8 × 8 pixels, two convolutions.",
  claims: ["bin-1", "bin-2"],
  ask: "Order them by the share of batch norm that they end with, the larger first.",
  measured: "Mean ρ: 1 is batch norm, 0 is instance norm",
  better: "more",
  axis: { range: [0, 1] },
  score: () => "end",
  setting: {
    label: "Normalized",
    options: [FIRST, BOTH],
    names: { 1: "the first convolution", 2: "both" },
    first: FIRST,
  },
  contestants: [
    { id: "direction", name: "The label is direction" },
    { id: "contrast", name: "The label is contrast" },
  ],
  inside: "ρ of each channel in seed 1: 1 at the top, 0 at the bottom",
  steps: () => 150,
  every: () => 5,
  train: trained,
  costly: true,
  why: "A channel with ρ = 0 divides each picture by its own spread, and with it the contrast out. Where contrast is chance that helps, and the gradient moves ρ down. Where it is what must be told apart, most channels keep to the batch.",
  caveats: [
    "Adam, learning rate 0.01 and ten times that for ρ, which starts at 1 and is clipped to 0 and 1 after each step, as in the paper.",
    "For contrast ρ does not stay at 1: the channels split, and a few go to instance norm.",
    "Right before the mean of each channel is taken, ρ goes to 1 whatever the label: instance norm would make all these means equal.",
  ],
  counter: { label: "Normalize both convolutions", setting: BOTH },
  references: [PAPERS.bin],
  expected: [
    {
      setting: FIRST,
      medians: { direction: [0.08, 0.34], contrast: [0.58, 0.88] },
      apart: [["contrast", "direction"]],
    },
    { setting: BOTH, medians: { direction: [0.97, 1], contrast: [0.85, 1] }, apart: [["direction", "contrast"]] },
  ],
};
