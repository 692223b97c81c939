import { technique } from "../technique.ts";
import { affineOf, affineShape, beta, epsilon, gamma, pooledAxes } from "./common.ts";

export const layerNorm = technique({
  id: "ln",
  name: "Layer Norm",
  short: "LN",
  year: 2016,
  paper: { title: "Layer Normalization", authors: "Ba, Kiros, Hinton", arxiv: "1607.06450" },
  line: "per sample, all channels",
  tensor: "activations",
  controls: { ...pooledAxes, ...affineShape("element", "channel", "none"), ...gamma, ...beta, ...epsilon },
  sources: ({ axes }, { N, H, W }) => [{ name: "layer", partition: axes === "sample" ? { N } : { N, H, W } }],
  affine: ({ axes, affine }, lengths) =>
    affineOf(axes === "position" && affine === "element" ? "channel" : affine, lengths),
});
