import { bars, noises } from "../../../engine/nets/pictures.ts";
import { Stream } from "../../../engine/nets/stream.ts";
import { PAPERS } from "../../parts/papers.ts";
import { type Lab, named, type Training } from "../lab.ts";
import { onPictures } from "../onPictures.ts";

/** What the label of a picture is. */
const [STRENGTH, DIRECTION] = [1, 2];

const STRENGTHS = [0.25, 0.5, 1, 2];

const picturesFor = (label: number, count: number) => (stream: Stream) =>
  label === STRENGTH
    ? noises(count, stream, STRENGTHS)
    : bars(count, stream, (direction) => {
        const contrast = STRENGTHS[stream.below(STRENGTHS.length)];
        return { contrast, brightness: 2 * stream.uniform() - 1, noise: 0.1 * contrast, label: direction };
      });

function trained(id: string, label: number, seed: number): Training {
  const fresh = picturesFor(label, 256)(new Stream(seed, "test data"));
  return onPictures({
    spec: { channels: [8, 16], technique: id === "none" ? null : named(id), params: { groups: 2 }, normalized: 1 },
    ...{ seed, pictures: picturesFor(label, 2000) },
    measure: (net) => net.accuracy(fresh, 64),
  });
}

export const contrastLabel: Lab = {
  id: "contrast",
  title: "When contrast is the label",
  lead: "Convolutional networks tell pictures apart by their contrast, or in spite of it.",
  claim: "“Instance norm makes a picture independent of its contrast.”",
  source:
    "Ulyanov et al. wanted just that for style transfer in 2016. Here: 8 × 8 pixels, two convolutions, the first normalized.",
  claims: ["bin-1", "in-2"],
  ask: "Order them by their accuracy at the end, best first.",
  measured: "Accuracy on new pictures",
  better: "more",
  axis: { range: [0, 1] },
  score: () => "end",
  guessing: 0.25,
  setting: {
    label: "Label",
    options: [STRENGTH, DIRECTION],
    names: { 1: "strength", 2: "direction" },
    first: STRENGTH,
  },
  contestants: [
    { id: "in", name: "Instance norm" },
    { id: "gn", name: "Group norm" },
    { id: "bn", name: "Batch norm" },
    { id: "none", name: "None" },
  ],
  steps: () => 100,
  every: () => 10,
  train: trained,
  costly: true,
  why: "A picture of noise twice as strong has twice the standard deviation in each channel, and dividing by it leaves the same picture. Instance and group norm divide each picture by its own: what told the four kinds apart is gone, and no training brings it back. Batch norm divides all pictures of a batch by one number.",
  caveats: [
    "Adam, learning rate 0.01, 32 pictures at a time, 100 steps.",
    "The label is the strength of the noise, one of four. Nothing else differs.",
    "Where the label is a bar’s direction, and contrast and brightness are chance, instance norm is the best of the four.",
    "A bias before the normalization would let a little of the contrast through.",
  ],
  counter: { label: "Run with the direction as label", setting: DIRECTION },
  references: [PAPERS.in, PAPERS.bin],
  expected: [
    {
      setting: STRENGTH,
      medians: { none: [0.8, 1], bn: [0.86, 1], gn: [0.2, 0.32], in: [0.2, 0.32] },
      apart: [
        ["none", "gn"],
        ["none", "in"],
        ["bn", "gn"],
        ["bn", "in"],
      ],
    },
    {
      setting: DIRECTION,
      medians: { none: [0.82, 0.95], bn: [0.9, 0.98], gn: [0.93, 1], in: [0.985, 1] },
      apart: [
        ["in", "bn"],
        ["in", "none"],
        ["bn", "none"],
      ],
    },
  ],
};
