import type { Params } from "../plan/controls.ts";
import { technique } from "../plan/technique.ts";
import { epsilon, runningStatistics } from "../techniques/common.ts";
import { kernelNorm } from "./kernelNorm.ts";

const { mode, batches, averaging, momentum, runningMean, runningVariance } = runningStatistics;
const evaluates = ({ phase }: Params) => phase === "eval";

/** An invented technique behind a convolution: everything that others ask for is told by roles and has names of its own. */
export const tideNorm = technique({
  id: "tide",
  name: "Tide Norm",
  short: "TIDE",
  year: 2030,
  paper: { title: "Tides", authors: "Nobody", arxiv: "3001.00004" },
  family: "blends",
  summary: "kernel norm, then the tide of the output",
  why: "Follows the moon.",
  identities: [{ words: "Batch norm’s sets", of: "bn" }],
  tensor: "activations",
  controls: {
    thickness: { ...kernelNorm.controls.size },
    size: {
      ...kernelNorm.controls.size,
      symbol: "ς",
      hint: "The learned size: the normalized value is multiplied by it.",
    },
    rim: {
      kind: "choice",
      role: "padding",
      label: "rim",
      hint: "Whether zeros are added around the input.",
      options: [
        { value: "same", label: "zeros", hint: "The output keeps H and W." },
        { value: "valid", label: "bare", hint: "The output shrinks." },
      ],
      default: "same",
    },
    tiny: { ...epsilon.eps },
    phase: { ...mode, shown: undefined },
    seen: { ...batches, shown: evaluates },
    rule: { ...averaging, shown: evaluates },
    inertia: { ...momentum, shown: (params) => evaluates(params) && params.rule !== "cumulative" },
    level: { ...runningMean, shown: evaluates },
    swell: { ...runningVariance, shown: evaluates },
  },
  sources: (_, { C }) => [{ name: "batch", partition: { C } }],
  affine: (_, { C }) => ({ partition: { C }, scale: "size" }),
  tracked: () => ({ source: "batch", variance: "unbiased", startVariance: 1 }),
  weight: kernelNorm,
  weightNames: { size: "thickness" },
});
