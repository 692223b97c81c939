import { technique } from "../plan/technique.ts";
import { epsilon } from "./common.ts";

export const weightStandardization = technique({
  id: "ws",
  name: "Weight standardization",
  short: "WS",
  year: 2019,
  paper: {
    title: "Micro-Batch Training with Batch-Channel Normalization and Weight Standardization",
    authors: "Qiao, Wang, Liu, Shen, Yuille",
    arxiv: "1903.10520",
  },
  golden: "weight_standardization",
  family: "weights",
  summary: "mean 0, variance 1 per output",
  why: "Helps group norm with one or two images per device to match batch norm.",
  tensor: "weights",
  identities: [{ words: "Weight norm’s sets", of: "wn" }],
  controls: {
    convention: {
      kind: "choice",
      label: "variance",
      golden: "variant",
      hint: "The published code divides by m − 1.",
      options: [
        { value: "paper", label: "paper", hint: "√(σ² + ε)." },
        {
          value: "code",
          label: "published code",
          hint: "√(σ²) + ε.",
          golden: ["officialCode"],
        },
      ],
      default: "paper",
      advanced: true,
    },
    eps: {
      ...epsilon.eps,
      hint: "A small number added to what is divided by.",
    },
  },
  sources: ({ convention }, { N }) => [
    { name: "output channel", partition: { N }, square: convention === "code" ? "unbiased" : "mean" },
  ],
  divisor: ({ convention }) => (convention === "code" ? "root plus epsilon" : "root"),
});
