import { technique } from "../plan/technique.ts";
import { beta, gamma } from "./common.ts";

export const dynamicTanh = technique({
  id: "dyt",
  name: "Dynamic tanh",
  short: "DyT",
  year: 2025,
  paper: {
    title: "Transformers without Normalization",
    authors: "Zhu, Chen, He, LeCun, Liu",
    arxiv: "2503.10622",
  },
  family: "more",
  summary: "no statistics: each value by itself",
  why: "Does without statistics: tanh alone squashes large values, much as layer norm does.",
  tensor: "activations",
  controls: {
    alpha: {
      kind: "entries",
      symbol: "α",
      label: "inner scale",
      hint: "The learned scale inside tanh: the larger it is, the sooner values are squashed.",
      min: 0,
      max: 3,
      step: 0.01,
      default: 0.5,
    },
    gamma: { ...gamma.gamma, hint: "The learned scale: what tanh gives is multiplied by it." },
    ...beta,
  },
  sources: () => [],
  affine: (_, { C }) => ({ partition: { C }, scale: "gamma", shift: "beta" }),
  stage: () => ({ kind: "tanh", takes: "normalized", partition: {}, control: "alpha" }),
});
