import { technique } from "../plan/technique.ts";
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

export const batchNorm = technique({
  id: "bn",
  name: "Batch norm",
  short: "BN",
  year: 2015,
  paper: {
    title: "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
    authors: "Ioffe, Szegedy",
    arxiv: "1502.03167",
  },
  family: "figure",
  summary: "per channel, all samples",
  why: "Keeps each channel on one scale during training, so that deep networks learn faster.",
  tensor: "activations",
  golden: "batch_norm",
  identities: [{ words: "N = 1: instance norm’s sets", of: "in", ones: ["N"] }],
  controls: {
    ...affineShape("channel", "none"),
    ...gamma,
    ...beta,
    ...epsilon,
    ...runningStatistics,
    ...storedVariance,
  },
  sources: (_, { C }) => [{ name: "batch", partition: { C } }],
  affine: ({ affine }, lengths) => affineOf(affine, lengths),
  tracked: ({ stored }) => ({ source: "batch", variance: enteringAs(stored), startVariance: 1 }),
  pytorchRaises: ({ mode }, { N, C, H, W }) =>
    mode === "train" && N * H * W === 1
      ? `Expected more than 1 value per channel when training, got input size torch.Size([${N}, ${C}, ${H}, ${W}])`
      : null,
});
