import { type Params, type SharesControl, softmax } from "../plan/controls.ts";
import { type Source, technique } from "../plan/technique.ts";
import { affineOf, affineShape, beta, epsilon, gamma, runningStatisticsWhere } from "./common.ts";

const parts = ({ batch }: Params) => (batch === "without" ? ["IN", "LN"] : ["IN", "LN", "BN"]);

const shares = (symbol: string, label: string, hint: string): SharesControl => ({
  kind: "shares",
  symbol,
  label,
  hint,
  parts,
});

/** One source's statistics alone: the others' shares are too small for a number. */
function alone(source: number) {
  const logits = [0, 0, 0].with(source, 1000);
  return { batch: "with", lambdaMean: logits, lambdaVar: logits } as const;
}

/** Through the softmax: dλₖ = wₖ (dwₖ − Σ w dw). */
function logitGradient(logits: readonly number[], gradient: readonly number[]): Float64Array {
  const weights = softmax(logits);
  const mean = weights.reduce((sum, w, k) => sum + w * gradient[k], 0);
  return Float64Array.from(weights, (w, k) => w * (gradient[k] - mean));
}

export const switchableNorm = technique({
  id: "sn",
  name: "Switchable norm",
  short: "SN",
  year: 2018,
  paper: {
    title: "Differentiable Learning-to-Normalize via Switchable Normalization",
    authors: "Luo, Ren, Peng, Zhang, Li",
    arxiv: "1806.10779",
  },
  family: "blends",
  summary: "blends moments of IN, LN, BN",
  why: "Learns for each layer which statistics suit it: instance, layer or batch.",
  tensor: "activations",
  golden: "switchable_norm",
  identities: [
    { words: "IN alone: instance norm’s sets", of: "in", params: () => alone(0) },
    { words: "LN alone: layer norm’s sets", of: "ln", params: () => alone(1) },
    { words: "BN alone: batch norm’s sets", of: "bn", params: () => alone(2) },
  ],
  controls: {
    batch: {
      kind: "choice",
      label: "batch statistics",
      hint: "Whether batch norm is one of the three; without it nothing depends on the other samples.",
      golden: "usingBn",
      options: [
        { value: "with", label: "with BN", hint: "Three sources: instance, layer, batch.", golden: ["true"] },
        { value: "without", label: "without BN", hint: "Two sources: instance and layer.", golden: ["false"] },
      ],
      default: "with",
      advanced: true,
    },
    lambdaMean: shares(
      "λ",
      "shares of the means",
      "A softmax over learned logits, one per source: how much each mean counts.",
    ),
    lambdaVar: shares(
      "λ′",
      "shares of the variances",
      "A second softmax over logits of its own: how much each variance counts.",
    ),
    convention: {
      kind: "choice",
      label: "variance",
      hint: "The paper divides every variance by its own count; the published code uses the unbiased instance variance and derives the others from it.",
      golden: "varianceConvention",
      options: [
        { value: "paper", label: "paper", hint: "Biased variances.", golden: ["biased"] },
        {
          value: "code",
          label: "published code",
          hint: "Each plane's sum of squares is divided by H·W − 1.",
          golden: ["instanceUnbiased"],
        },
      ],
      default: "paper",
      advanced: true,
    },
    ...affineShape("channel", "none"),
    ...gamma,
    ...beta,
    ...epsilon,
    ...runningStatisticsWhere(({ batch }) => batch === "with"),
  },
  sources: ({ batch, convention }, { N, C }) => {
    const planes = convention === "code" ? "unbiased" : undefined;
    const sources: Source[] = [
      { name: "instance", short: "IN", partition: { N, C }, planes },
      { name: "layer", short: "LN", partition: { N }, planes },
      { name: "batch", short: "BN", partition: { C }, planes },
    ];
    return batch === "without" ? sources.slice(0, 2) : sources;
  },
  terms: ({ lambdaMean, lambdaVar }) => [{ share: 1, mean: softmax(lambdaMean), variance: softmax(lambdaVar) }],
  affine: ({ affine }, lengths) => affineOf(affine, lengths),
  tracked: ({ batch, convention }) =>
    batch === "without" ? null : { source: "batch", variance: "as used", startVariance: convention === "code" ? 0 : 1 },
  blendGradients: ({ mean: [mean], variance: [variance] }, { lambdaMean, lambdaVar }) => ({
    lambdaMean: logitGradient(lambdaMean, mean),
    lambdaVar: logitGradient(lambdaVar, variance),
  }),
});
