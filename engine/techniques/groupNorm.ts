import { technique } from "../plan/technique.ts";
import { affineOf, affineShape, beta, epsilon, gamma } from "./common.ts";

export const groupNorm = technique({
  id: "gn",
  name: "Group norm",
  short: "GN",
  year: 2018,
  paper: { title: "Group Normalization", authors: "Wu, He", arxiv: "1803.08494" },
  family: "figure",
  summary: "per sample and group",
  why: "Works in small batches: no sample needs another one.",
  tensor: "activations",
  golden: "group_norm",
  identities: [
    { words: "G = 1: layer norm’s sets", of: "ln", params: () => ({ groups: 1 }) },
    { words: "G = C: instance norm’s sets", of: "in", params: ({ C }) => ({ groups: C }) },
  ],
  controls: {
    groups: {
      kind: "divisor",
      axis: "C",
      symbol: "G",
      label: "groups",
      hint: "Into how many groups of neighbouring channels each sample is cut: the number of groups, not their size.",
      default: 3,
    },
    ...affineShape("channel", "none"),
    ...gamma,
    ...beta,
    ...epsilon,
  },
  sources: ({ groups }, { N }) => [{ name: "group", partition: { N, C: groups } }],
  affine: ({ affine }, lengths) => affineOf(affine, lengths),
  pytorchRaises: ({ groups }, { N, C, H, W }) =>
    ((N * C) / groups) * H * W === 1
      ? `Expected more than 1 value per channel when training, got input size [1, ${groups}, ${H}, ${W}]`
      : null,
});
