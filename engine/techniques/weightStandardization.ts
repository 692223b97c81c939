import { technique } from "../plan/technique.ts";
import { epsilon } from "./common.ts";

export const weightStandardization = technique({
  id: "ws",
  name: "Weight Standardization",
  short: "WS",
  year: 2019,
  paper: {
    title: "Micro-Batch Training with Batch-Channel Normalization and Weight Standardization",
    authors: "Qiao, Wang, Liu, Shen, Yuille",
    arxiv: "1903.10520",
  },
  golden: "weight_standardization",
  summary: "mean 0, variance 1 per output",
  tensor: "weights",
  controls: {
    convention: {
      kind: "choice",
      label: "variance",
      golden: "variant",
      hint: "The paper divides by m and adds ε inside the root; the published code divides by m − 1 and adds ε to the root.",
      options: [
        { value: "paper", label: "paper", hint: "√(σ² + ε), with the biased variance." },
        {
          value: "code",
          label: "published code",
          hint: "√(σ²) + ε, with the unbiased variance.",
          golden: ["officialCode"],
        },
      ],
      default: "paper",
      advanced: true,
    },
    eps: {
      ...epsilon.eps,
      hint: "A small number added to what is divided by, so that nothing is divided by zero.",
    },
  },
  sources: ({ convention }, { N }) => [
    { name: "output channel", partition: { N }, square: convention === "code" ? "unbiased" : "mean" },
  ],
  divisor: ({ convention }) => (convention === "code" ? "root plus epsilon" : "root"),
});
