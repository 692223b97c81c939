import { expand, mapEntries } from "../plan/controls.ts";
import { technique } from "../plan/technique.ts";
import {
  affineOf,
  affineShape,
  beta,
  enteringAs,
  epsilon,
  gamma,
  runningStatistics,
  storedVariance,
  withinShares,
} from "./common.ts";

export const batchInstanceNorm = technique({
  id: "bin",
  name: "Batch-instance norm",
  short: "BIN",
  year: 2018,
  paper: {
    title: "Batch-Instance Normalization for Adaptively Style-Invariant Neural Networks",
    authors: "Nam, Kim",
    arxiv: "1805.07925",
  },
  family: "blends",
  summary: "blends outputs of BN and IN",
  why: "Learns for each channel whether an image’s style is noise or signal.",
  tensor: "activations",
  golden: "batch_instance_norm",
  identities: [
    { words: "ρ = 1: batch norm’s sets", of: "bn", params: () => ({ rho: { all: 1 } }) },
    { words: "ρ = 0: instance norm’s sets", of: "in", params: () => ({ rho: { all: 0 } }) },
  ],
  controls: {
    rho: {
      kind: "entries",
      symbol: "ρ",
      label: "share of batch norm",
      hint: "The learned gate per channel: 1 is batch norm, 0 is instance norm. Values outside 0 to 1 are clipped.",
      min: 0,
      max: 1,
      step: 0.01,
      default: 0.5,
    },
    ...affineShape("channel", "none"),
    ...gamma,
    ...beta,
    ...epsilon,
    ...runningStatistics,
    ...storedVariance,
  },
  sources: (_, { N, C }) => [
    { name: "batch", short: "BN", partition: { C } },
    { name: "instance", short: "IN", partition: { N, C } },
  ],
  terms: ({ rho }) => {
    const batch = mapEntries(rho, withinShares);
    return [
      { share: batch, symbol: "ρ", mean: [1, 0], variance: [1, 0] },
      { share: mapEntries(batch, (share) => 1 - share), symbol: "1 − ρ", mean: [0, 1], variance: [0, 1] },
    ];
  },
  affine: ({ affine }, lengths) => affineOf(affine, lengths),
  tracked: ({ stored }) => ({ source: "batch", variance: enteringAs(stored), startVariance: 1 }),
  blendGradients: ({ shares: [batch, instance] }, { rho: entries }) => {
    const rho = batch.map((d, c) => d - instance[c]);
    const raw = expand(entries, rho.length);
    return { rho, rhoClamped: rho.map((d, c) => (withinShares(raw[c]) === raw[c] ? d : 0)) };
  },
});
