import { technique } from "../plan/technique.ts";
import { affineOf, affineShape, epsilon, gamma, pooledAxes } from "./common.ts";

export const rmsNorm = technique({
  id: "rms",
  name: "RMS norm",
  short: "RMS",
  year: 2019,
  paper: { title: "Root Mean Square Layer Normalization", authors: "Zhang, Sennrich", arxiv: "1910.07467" },
  family: "more",
  summary: "layer norm without a mean",
  why: "Saves the time that layer norm spends on the mean.",
  tensor: "activations",
  golden: "rms_norm",
  identities: [
    { words: "over C, H, W: layer norm’s sets", of: "ln", params: () => ({ axes: "sample" }) },
    { words: "over C: positional norm’s sets", of: "pono", params: () => ({ axes: "position" }) },
  ],
  controls: {
    ...pooledAxes,
    ...affineShape("element", "channel", "none"),
    ...gamma,
    eps: {
      ...epsilon.eps,
      hint: "A small number added to the mean square inside the root, so that nothing is divided by zero.",
    },
  },
  sources: ({ axes }, { N, H, W }) => [
    { name: "layer", partition: axes === "sample" ? { N } : { N, H, W }, centred: false },
  ],
  affine: ({ axes, affine }, lengths) =>
    affineOf(axes === "position" && affine === "element" ? "channel" : affine, lengths, { scale: "gamma" }),
});
