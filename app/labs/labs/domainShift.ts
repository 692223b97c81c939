import { bars } from "../../../engine/nets/pictures.ts";
import type { Points } from "../../../engine/nets/spiral.ts";
import { Stream } from "../../../engine/nets/stream.ts";
import type { Statistics } from "../../../engine/nets/trainedNorm.ts";
import type { Technique } from "../../../engine/plan/technique.ts";
import { PAPERS } from "../../parts/papers.ts";
import { type Lab, named, type Training } from "../lab.ts";
import { onPictures } from "../onPictures.ts";

/** So many new pictures are looked at together. */
const TOGETHER = 64;

/** In which light new pictures are seen. */
const [AS_LEARNED, DIM, BRIGHT] = [1, 2, 3];

const looks = (stream: Stream, count: number) =>
  bars(count, stream, (direction) => ({ contrast: 0.8 + 0.4 * stream.uniform(), noise: 0.15, label: direction }));

/** @param sorted whether pictures of one class come together */
function newPictures(light: number, seed: number, sorted: boolean): Points {
  const { x, labels, width, count } = looks(new Stream(seed, "test data"), 256);
  const order = Array.from({ length: count }, (_, i) => i);
  if (sorted) order.sort((a, b) => labels[a] - labels[b]);
  const seen = new Float32Array(x.length);
  order.forEach((from, to) => {
    for (let i = 0; i < width; i++)
      seen[to * width + i] = (light === DIM ? 0.25 : 1) * x[from * width + i] + (light === BRIGHT ? 1 : 0);
  });
  return { x: seen, labels: Uint8Array.from(order, (from) => labels[from]), width, count };
}

interface Candidate {
  readonly technique: Technique | null;
  /** In evaluation; running ones where it is absent. */
  readonly statistics?: Statistics;
  readonly sorted?: boolean;
}

const CANDIDATES: Readonly<Record<string, Candidate>> = {
  none: { technique: null },
  stored: { technique: named("bn") },
  own: { technique: named("bn"), statistics: "of the batch" },
  sided: { technique: named("bn"), statistics: "of the batch", sorted: true },
  in: { technique: named("in") },
};

function trained(id: string, light: number, seed: number): Training {
  const { technique, statistics, sorted = false } = CANDIDATES[id];
  const fresh = newPictures(light, seed, sorted);
  return onPictures({
    spec: { channels: [8, 16], technique, normalized: id === "in" ? 1 : 2 },
    ...{ seed, pictures: (stream) => looks(stream, 2000) },
    measure: (net) => net.accuracy(fresh, TOGETHER, statistics),
  });
}

export const domainShift: Lab = {
  id: "light",
  title: "Another light, another company",
  lead: "Networks learn in one light and are asked in another.",
  claim: "“Batch norm cannot cope with data that differ from those it was trained on.”",
  source:
    "Schneider et al. took the statistics of unlabelled new data in 2020, and ImageNet’s corrupted pictures were recognized better. Here: bars in four directions, 8 × 8 pixels, two convolutions.",
  claims: ["in-2", "q-3"],
  ask: "Order them by their accuracy on new pictures, best first.",
  measured: "Accuracy on new pictures",
  better: "more",
  axis: { range: [0, 1] },
  score: () => "end",
  guessing: 0.25,
  setting: {
    label: "Light",
    options: [AS_LEARNED, DIM, BRIGHT],
    names: { 1: "as learned", 2: "contrast × 0.25", 3: "brightness + 1" },
    first: BRIGHT,
  },
  contestants: [
    { id: "stored", name: "BN, stored" },
    { id: "none", name: "None" },
    { id: "sided", name: "BN, 64 of a kind" },
    { id: "in", name: "Instance norm" },
    { id: "own", name: "BN, 64 mixed" },
  ],
  steps: () => 100,
  every: () => 10,
  train: trained,
  costly: true,
  why: "Stored statistics belong to the light in which they were collected. Those of 64 new pictures take the light out, and instance norm does so for each picture alone. But statistics of the batch depend on the company: 64 bars of one direction have their direction subtracted, too.",
  caveats: [
    "Adam, learning rate 0.01, 32 pictures at a time, 100 steps. The three with batch norm are one network, asked in three ways.",
    "BN is batch norm: with the statistics stored in training, with those of 64 new pictures, and of 64 with the same label as far as there are so many.",
    "Instance norm stands behind the first convolution only: behind the last it would erase what the mean of a channel says.",
    "In the light of training all but the one-sided company are right.",
  ],
  counter: { label: "Run in the light of training", setting: AS_LEARNED },
  references: [
    {
      title: "Schneider et al.: Improving Robustness against Common Corruptions by Covariate Shift Adaptation (2020)",
      url: "https://arxiv.org/abs/2006.16971",
    },
    PAPERS.bn,
    PAPERS.in,
  ],
  expected: [
    {
      setting: BRIGHT,
      medians: { none: [0.23, 0.62], stored: [0.23, 0.52], own: [0.98, 1], sided: [0.37, 0.55], in: [0.98, 1] },
      apart: [
        ["own", "stored"],
        ["own", "sided"],
        ["in", "stored"],
        ["in", "none"],
      ],
    },
    {
      setting: AS_LEARNED,
      medians: { none: [0.98, 1], stored: [0.98, 1], own: [0.98, 1], sided: [0.4, 0.6], in: [0.98, 1] },
      apart: [
        ["stored", "sided"],
        ["own", "sided"],
      ],
    },
  ],
};
