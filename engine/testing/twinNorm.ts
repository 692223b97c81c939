import { technique } from "../plan/technique.ts";

/** An invented technique with instance norm's cut, and nothing to choose, to learn or to set. */
export const twinNorm = technique({
  id: "twin",
  name: "Twin Norm",
  short: "TWIN",
  year: 2030,
  paper: { title: "Twins", authors: "Nobody", arxiv: "3001.00002" },
  family: "figure",
  summary: "instance norm without a parameter",
  why: "Gives instance norm company.",
  identities: [{ words: "Instance norm’s sets", of: "in" }],
  tensor: "activations",
  controls: {},
  sources: (_, { N, C }) => [{ name: "plane", partition: { N, C } }],
});
