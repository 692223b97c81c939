import { fillCells } from "./fillCells.ts";
import { normalOf } from "./random.ts";
import type { SeededSource } from "./source.ts";

export const normal: SeededSource = {
  id: "normal",
  name: "Standard normal",
  why: "Mean 0 and variance 1 already: any change comes from the few values in a set.",
  tensor: "activations",
  fill(out, shape, seed, first, batch) {
    fillCells(out, shape, seed, first, batch, () => normalOf);
  },
};
