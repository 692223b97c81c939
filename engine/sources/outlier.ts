import { normal } from "./normal.ts";
import type { SeededSource } from "./source.ts";

/** Standard normal, but cell (0, 0, 0, 0), which every shape has, holds 20 in every mini-batch. */
export const outlier: SeededSource = {
  id: "outlier",
  name: "One outlier",
  why: "Value (0, 0, 0, 0) is 20, the rest is standard normal: one huge value inflates σ, so the rest of its set shrinks together.",
  tensor: "activations",
  fill(out, shape, seed, first = 0, batch = 0) {
    normal.fill(out, shape, seed, first, batch);
    if (first === 0) out[0] = 20;
  },
};
