import { technique } from "../plan/technique.ts";
import { affineOf, affineShape, epsilon, gamma } from "./common.ts";

export const l2Normalize = technique({
  id: "l2",
  name: "L2 normalization",
  short: "L2",
  year: 2015,
  paper: { title: "ParseNet: Looking Wider to See Better", authors: "Liu, Rabinovich, Berg", arxiv: "1506.04579" },
  golden: "l2_normalize",
  family: "more",
  summary: "length 1 at every position",
  why: "Brings the features of several layers to one scale before they are combined.",
  tensor: "activations",
  identities: [{ words: "Positional norm’s sets", of: "pono" }],
  controls: {
    ...affineShape("none", "channel"),
    ...gamma,
    eps: {
      ...epsilon.eps,
      hint: "A lower bound of what is divided by: where the length is less than ε, ε divides in its place.",
      default: 1e-12,
    },
  },
  sources: (_, { N, H, W }) => [{ name: "position", partition: { N, H, W }, centred: false, square: "sum" }],
  divisor: () => "at least epsilon",
  affine: ({ affine }, lengths) => affineOf(affine, lengths, { scale: "gamma" }),
});
