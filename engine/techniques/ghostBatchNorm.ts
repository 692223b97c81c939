import { technique } from "../plan/technique.ts";
import { batchNorm } from "./batchNorm.ts";
import {
  affineOf,
  affineShape,
  beta,
  enteringAs,
  epsilon,
  gamma,
  runningStatistics,
  storedVariance,
} from "./common.ts";

/** How many samples a virtual batch has. */
const samplesOf = (virtualBatch: number) => Math.max(1, Math.round(virtualBatch));

export const ghostBatchNorm = technique({
  id: "gbn",
  name: "Ghost batch norm",
  short: "GBN",
  year: 2017,
  paper: {
    title: "Train longer, generalize better: closing the generalization gap in large batch training of neural networks",
    authors: "Hoffer, Hubara, Soudry",
    arxiv: "1705.08741",
  },
  golden: "ghost_batch_norm",
  family: "more",
  summary: "batch norm of virtual batches",
  why: "Gives large batches the noise of small ones, which helps networks generalize.",
  tensor: "activations",
  identities: [
    { words: "B = 1: instance norm’s sets", of: "in", params: () => ({ virtualBatch: 1 }) },
    { words: "B = N: batch norm’s sets", of: "bn", params: ({ N }) => ({ virtualBatch: N }) },
  ],
  controls: {
    virtualBatch: {
      kind: "number",
      symbol: "B",
      label: "virtual batch size",
      hint: "How many samples a virtual batch has; the last may have fewer.",
      scale: "linear",
      min: 1,
      max: 32,
      step: 1,
      default: 2,
      golden: "virtualBatchSize",
    },
    ...affineShape("channel", "none"),
    ...gamma,
    ...beta,
    ...epsilon,
    ...runningStatistics,
    ...storedVariance,
    momentum: {
      ...runningStatistics.momentum,
      hint: "The weight of the newest virtual batch in the running statistics.",
    },
  },
  sources: ({ virtualBatch }, { C }) => [{ name: "batch", partition: { N: { each: samplesOf(virtualBatch) }, C } }],
  affine: ({ affine }, lengths) => affineOf(affine, lengths),
  tracked: ({ stored }) => ({ source: "batch", variance: enteringAs(stored), startVariance: 1, perVirtualBatch: true }),
  pytorchRaises: (params, lengths) =>
    Math.min(samplesOf(params.virtualBatch), lengths.N) === 1
      ? (batchNorm.pytorchRaises?.(params, { ...lengths, N: 1 }) ?? null)
      : null,
});
