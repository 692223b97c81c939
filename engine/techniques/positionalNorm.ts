import { technique } from "../plan/technique.ts";
import { epsilon } from "./common.ts";

export const positionalNorm = technique({
  id: "pono",
  name: "Positional norm",
  short: "PONO",
  year: 2019,
  paper: { title: "Positional Normalization", authors: "Li, Wu, Weinberger, Belongie", arxiv: "1907.04312" },
  summary: "per position, all channels",
  tensor: "activations",
  controls: { ...epsilon },
  sources: (_, { N, H, W }) => [{ name: "position", partition: { N, H, W } }],
});
