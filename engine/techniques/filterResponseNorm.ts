import { technique } from "../plan/technique.ts";
import { beta, epsilon, gamma } from "./common.ts";

export const filterResponseNorm = technique({
  id: "frn",
  name: "Filter response norm",
  short: "FRN",
  year: 2019,
  paper: {
    title: "Filter Response Normalization Layer: Eliminating Batch Dependence in the Training of Deep Neural Networks",
    authors: "Singh, Krishnan",
    arxiv: "1911.09737",
  },
  golden: "filter_response_norm",
  family: "more",
  summary: "per plane, without a mean",
  why: "Does without other samples and still aims to match batch norm in large batches.",
  tensor: "activations",
  identities: [{ words: "Instance norm’s sets", of: "in" }],
  controls: {
    tlu: {
      kind: "choice",
      label: "threshold",
      hint: "Whether a learned threshold follows.",
      options: [
        { value: "with", label: "learned", hint: "y = max(z, τ).", golden: ["true"] },
        { value: "without", label: "none", hint: "y = z.", golden: ["false"] },
      ],
      default: "with",
      advanced: true,
    },
    tau: {
      ...beta.beta,
      symbol: "τ",
      label: "threshold",
      hint: "The learned threshold: what is less becomes τ.",
      advanced: false,
      shown: ({ tlu }) => tlu === "with",
    },
    ...gamma,
    ...beta,
    eps: {
      ...epsilon.eps,
      hint: "A small number added to the mean square inside the root, so that nothing is divided by zero.",
      default: 1e-6,
    },
  },
  sources: (_, { N, C }) => [{ name: "filter", partition: { N, C }, centred: false }],
  affine: (_, { C }) => ({ partition: { C }, scale: "gamma", shift: "beta" }),
  stage: ({ tlu }, { C }) =>
    tlu === "with" ? { kind: "at least", takes: "scaled", partition: { C }, control: "tau" } : null,
});
