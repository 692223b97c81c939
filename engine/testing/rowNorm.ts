import { technique } from "../plan/technique.ts";
import { beta, epsilon, gamma } from "../techniques/common.ts";

/** An invented technique: a cut that no other has, and names of its own for what it learns. */
export const rowNorm = technique({
  id: "row",
  name: "Row Norm",
  short: "ROW",
  year: 2030,
  paper: { title: "Rows", authors: "Nobody", arxiv: "3001.00001" },
  family: "more",
  summary: "per sample and row",
  why: "Keeps rows apart.",
  identities: [{ words: "H = 1: layer norm’s sets", of: "ln", ones: ["H"] }],
  tensor: "activations",
  controls: {
    stretch: { ...gamma.gamma, symbol: "η", hint: "The learned stretch: the normalized value is multiplied by it." },
    push: { ...beta.beta, symbol: "κ" },
    ...epsilon,
  },
  sources: (_, { N, H }) => [{ name: "row", partition: { N, H } }],
  affine: (_, { C }) => ({ partition: { C }, scale: "stretch", shift: "push" }),
});
