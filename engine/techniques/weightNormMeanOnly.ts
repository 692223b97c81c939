import { technique } from "../plan/technique.ts";
import { meanOnlyBatchNorm } from "./meanOnlyBatchNorm.ts";
import { weightNorm } from "./weightNorm.ts";

export const weightNormMeanOnly = technique({
  ...meanOnlyBatchNorm,
  id: "wn-mobn",
  name: "WN + mean-only BN",
  short: "WN+MO",
  family: "weights",
  summary: "weight norm, then mean-only BN on the output",
  why: "Sets the scale by the weights, so that small batches need to give the mean alone.",
  identities: [{ words: "Mean-only batch norm’s sets", of: "mobn" }],
  golden: "weight_norm_conv_mobn",
  controls: {
    g: weightNorm.controls.g,
    padding: {
      kind: "choice",
      role: "padding",
      label: "padding",
      hint: "Zero padding of the convolution (stride 1): none, or as much as keeps rows and columns.",
      options: [
        { value: "same", label: "same", hint: "The output keeps H and W; zeros are added around the input." },
        { value: "valid", label: "valid", hint: "No padding: the output shrinks to H − kH + 1 by W − kW + 1." },
      ],
      default: "same",
    },
    ...meanOnlyBatchNorm.controls,
  },
  weight: weightNorm,
});
