import type { ChoiceControl } from "../plan/controls.ts";
import { technique } from "../plan/technique.ts";
import { affineOf, affineShape, beta, epsilon, gamma, pooledAxes } from "./common.ts";

/** Who reads "layer" in which way: the field's most common confusion about normalization. */
const readings = {
  ...pooledAxes.axes,
  options: [
    {
      ...pooledAxes.axes.options[0],
      usedBy: ["torch.nn.LayerNorm([C, H, W])", "torch.nn.GroupNorm(1, C), with another γ"],
    },
    {
      ...pooledAxes.axes.options[1],
      usedBy: [
        "transformers: torch.nn.LayerNorm(D) on N×L×D",
        "Keras LayerNormalization, axis=−1",
        "ConvNeXt, at every pixel",
      ],
    },
  ],
  difference:
    "Both are called layer norm. Over C, H, W a sample has one mean and one variance; over C every position of every sample has its own, and no position knows of another.",
} satisfies ChoiceControl<"sample" | "position">;

const AFFINE_USERS = {
  element: ["torch.nn.LayerNorm([C, H, W])", "over C alone it is [C]: torch.nn.LayerNorm(C)"],
  channel: ["torch.nn.GroupNorm(1, C)", "the group norm paper’s layer norm"],
  none: ["elementwise_affine=False"],
} as const;

const { affine } = affineShape("element", "channel", "none");

/** The same statistics with two shapes of γ: LayerNorm([C, H, W]) against GroupNorm(1, C). */
const affineReadings = {
  ...affine,
  options: affine.options.map((option) => ({ ...option, usedBy: AFFINE_USERS[option.value] })),
  difference:
    "Over C, H, W, LayerNorm and GroupNorm(1, C) give the same x̂. Group norm learns one γ and β per channel whatever G is, so that they hold for any H and W; LayerNorm learns one per element of the normalized shape, which fixes H and W.",
};

export const layerNorm = technique({
  id: "ln",
  name: "Layer norm",
  short: "LN",
  year: 2016,
  paper: { title: "Layer Normalization", authors: "Ba, Kiros, Hinton", arxiv: "1607.06450" },
  family: "figure",
  summary: "per sample, all channels",
  why: "Needs no other samples: it works in recurrent networks and in batches of any size.",
  tensor: "activations",
  golden: "layer_norm",
  identities: [
    { words: "C = 1: instance norm’s sets", of: "in", ones: ["C"] },
    { words: "over C: positional norm’s sets", of: "pono", params: () => ({ axes: "position" }) },
  ],
  controls: { axes: readings, affine: affineReadings, ...gamma, ...beta, ...epsilon },
  sources: ({ axes }, { N, H, W }) => [{ name: "layer", partition: axes === "sample" ? { N } : { N, H, W } }],
  affine: ({ axes, affine }, lengths) =>
    affineOf(axes === "position" && affine === "element" ? "channel" : affine, lengths),
});
