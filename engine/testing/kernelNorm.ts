import { technique } from "../plan/technique.ts";
import { gamma } from "../techniques/common.ts";

/** An invented technique with weight norm's statistics, which does not part weights into lengths and directions. */
export const kernelNorm = technique({
  id: "kernel",
  name: "Kernel Norm",
  short: "KER",
  year: 2030,
  paper: { title: "Kernels", authors: "Nobody", arxiv: "3001.00003" },
  family: "weights",
  summary: "per output channel, without a direction",
  why: "Fits any kernel.",
  tensor: "weights",
  controls: { size: { ...gamma.gamma, symbol: "κ", label: "size", advanced: false, shown: undefined } },
  sources: (_, { N }) => [{ name: "kernel", partition: { N }, centred: false, square: "sum" }],
  affine: (_, { N }) => ({ partition: { N }, scale: "size" }),
});
