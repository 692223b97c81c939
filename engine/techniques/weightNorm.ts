import { technique } from "../plan/technique.ts";

export const weightNorm = technique({
  id: "wn",
  name: "Weight norm",
  short: "WN",
  year: 2016,
  paper: {
    title: "Weight Normalization: A Simple Reparameterization to Accelerate Training of Deep Neural Networks",
    authors: "Salimans, Kingma",
    arxiv: "1602.07868",
  },
  family: "weights",
  summary: "per output channel",
  why: "Learns a weight’s length apart from its direction, so that training converges faster.",
  tensor: "weights",
  golden: "weight_norm",
  controls: {
    over: {
      kind: "choice",
      label: "length over",
      hint: "Which weights share a length ‖v‖: those of an output channel, or all.",
      options: [
        {
          value: "channel",
          label: "output channel",
          hint: "One length and one g for the weights of each output channel.",
          usedBy: ["torch weight_norm, dim=0"],
        },
        {
          value: "all",
          label: "whole weight",
          hint: "One length and one g for the whole weight.",
          usedBy: ["torch weight_norm, dim=None"],
        },
      ],
      default: "channel",
    },
    g: {
      kind: "entries",
      symbol: "g",
      label: "length",
      hint: "The learned length of every weight vector.",
      min: -3,
      max: 3,
      step: 0.01,
      default: 1,
    },
  },
  sources: ({ over }, { N }) => [
    over === "all"
      ? { name: "whole weight", partition: {}, centred: false, square: "sum" }
      : { name: "output channel", partition: { N }, centred: false, square: "sum" },
  ],
  lengths: ({ over }) => (over === "all" ? "one" : "each"),
  affine: ({ over }, { N }) => ({ partition: over === "all" ? {} : { N }, scale: "g" }),
});
