import type { EntriesControl } from "../plan/controls.ts";
import { technique } from "../plan/technique.ts";
import { runningStatistics } from "./common.ts";
import { weightNorm } from "./weightNorm.ts";

const bias: EntriesControl = {
  kind: "entries",
  symbol: "b",
  label: "bias",
  hint: "The learned bias of every channel, added after the mean is subtracted.",
  min: -3,
  max: 3,
  step: 0.01,
  default: 0,
};

export const meanOnlyBatchNorm = technique({
  id: "mobn",
  name: "Mean-only batch norm",
  short: "MO",
  year: 2016,
  paper: weightNorm.paper,
  family: "more",
  summary: "subtracts the mean, keeps the spread",
  why: "Centres channels without the variance, whose noise disturbs small batches.",
  tensor: "activations",
  golden: "mean_only_batch_norm",
  identities: [{ words: "Batch norm’s sets", of: "bn" }],
  controls: { bias, ...runningStatistics },
  sources: (_, { C }) => [{ name: "batch", partition: { C } }],
  terms: () => [{ share: 1, mean: [1], variance: null }],
  affine: (_, { C }) => ({ partition: { C }, shift: "bias" }),
  tracked: () => ({ source: "batch", variance: "none", startVariance: 1 }),
});
