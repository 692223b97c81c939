import { technique } from "../technique.ts";

export const weightNorm = technique({
  id: "wn",
  name: "Weight Norm",
  short: "WN",
  year: 2016,
  paper: {
    title: "Weight Normalization: A Simple Reparameterization to Accelerate Training of Deep Neural Networks",
    authors: "Salimans, Kingma",
    arxiv: "1602.07868",
  },
  line: "per output channel",
  tensor: "weights",
  controls: {
    g: {
      kind: "entries",
      symbol: "g",
      label: "length",
      hint: "The learned length of every output channel's weight vector. This sets every entry.",
      min: -3,
      max: 3,
      step: 0.01,
      default: 1,
    },
  },
  sources: (_, { N }) => [{ name: "output channel", partition: { N }, centred: false, square: "sum" }],
  affine: (_, { N }) => ({ partition: { N }, scale: "g" }),
});
