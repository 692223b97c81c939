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

/** How many samples each virtual batch has: the last one the rest. */
function virtualBatches(size: number, samples: number): number[] {
  const whole = Math.max(1, Math.round(size));
  return Array.from({ length: Math.ceil(samples / whole) }, (_, k) => Math.min(whole, samples - k * whole));
}

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
  sources: ({ virtualBatch }, { N, C }) => [{ name: "batch", partition: { N: virtualBatches(virtualBatch, N), C } }],
  affine: ({ affine }, lengths) => affineOf(affine, lengths),
  tracked: ({ stored }) => ({ source: "batch", variance: enteringAs(stored), startVariance: 1, perVirtualBatch: true }),
  pytorchRaises: (params, lengths) =>
    virtualBatches(params.virtualBatch, lengths.N).every((samples) => samples === 1)
      ? (batchNorm.pytorchRaises?.(params, { ...lengths, N: 1 }) ?? null)
      : null,
});
