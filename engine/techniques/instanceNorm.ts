import type { Params } from "../plan/controls.ts";
import { technique } from "../plan/technique.ts";
import {
  affineOf,
  affineShape,
  beta,
  enteringAs,
  epsilon,
  gamma,
  runningStatisticsWhere,
  storedVarianceWhere,
} from "./common.ts";

const isTracking = ({ tracking }: Params) => tracking === "on";

export const instanceNorm = technique({
  id: "in",
  name: "Instance norm",
  short: "IN",
  year: 2016,
  paper: {
    title: "Instance Normalization: The Missing Ingredient for Fast Stylization",
    authors: "Ulyanov, Vedaldi, Lempitsky",
    arxiv: "1607.08022",
  },
  family: "figure",
  summary: "per sample and channel",
  why: "Takes out each image’s own contrast, on which style transfer should not depend.",
  tensor: "activations",
  golden: "instance_norm",
  identities: [
    { words: "N = 1: batch norm’s sets", of: "bn", ones: ["N"] },
    { words: "C = 1: layer norm’s sets", of: "ln", ones: ["C"] },
  ],
  controls: {
    ...affineShape("none", "channel"),
    ...gamma,
    ...beta,
    ...epsilon,
    tracking: {
      kind: "choice",
      label: "running statistics",
      hint: "Whether a running mean and variance per channel are collected for evaluation; PyTorch does not by default.",
      golden: "trackRunning",
      options: [
        {
          value: "off",
          label: "not tracked",
          hint: "Training and evaluation are the same computation.",
          golden: ["false"],
        },
        {
          value: "on",
          label: "tracked",
          hint: "In evaluation every channel takes its running mean and variance.",
          golden: ["true"],
        },
      ],
      default: "off",
      advanced: true,
    },
    ...runningStatisticsWhere(isTracking),
    ...storedVarianceWhere(isTracking),
  },
  sources: (_, { N, C }) => [{ name: "instance", partition: { N, C } }],
  affine: ({ affine }, lengths) => affineOf(affine, lengths),
  tracked: (params) =>
    isTracking(params) ? { source: "instance", variance: enteringAs(params.stored), startVariance: 1 } : null,
  pytorchRaises: ({ mode, tracking }, { N, C, H, W }) =>
    H * W === 1 && !(tracking === "on" && mode === "eval")
      ? `Expected more than 1 spatial element when training, got input size torch.Size([${N}, ${C}, ${H}, ${W}])`
      : null,
});
