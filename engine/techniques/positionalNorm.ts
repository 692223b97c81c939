import { technique } from "../plan/technique.ts";
import { epsilon } from "./common.ts";

export const positionalNorm = technique({
  id: "pono",
  name: "Positional norm",
  short: "PONO",
  year: 2019,
  paper: { title: "Positional Normalization", authors: "Li, Wu, Weinberger, Belongie", arxiv: "1907.04312" },
  family: "more",
  summary: "per position, all channels",
  why: "Extracts the mean and the spread at each position, which carry an image’s structure.",
  tensor: "activations",
  identities: [{ words: "Layer norm’s sets over C", of: "ln", as: { axes: "position" } }],
  controls: { ...epsilon },
  sources: (_, { N, H, W }) => [{ name: "position", partition: { N, H, W } }],
});
