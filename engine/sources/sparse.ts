import { fillCells } from "./fillCells.ts";
import { normalOf } from "./random.ts";
import type { SeededSource } from "./source.ts";
import { between, spreadPoint } from "./spread.ts";

/** max(0, z − t) with z standard normal and a threshold t per channel: 1.8 for three channels of ten, else 0 to 0.8. */
export const sparse: SeededSource = {
  id: "sparse",
  name: "Sparse after ReLU",
  why: "Mostly zeros, and some channels nearly dead: their variance is tiny, and dividing by it makes a few values huge.",
  tensor: "activations",
  fill(out, shape, seed, first, batch) {
    fillCells(out, shape, seed, first, batch, (_n, c) => {
      const [life, height] = spreadPoint(seed, c);
      const threshold = life < 0.3 ? 1.8 : between(0, 0.8, height);
      return (key, h, w) => Math.max(0, normalOf(key, h, w) - threshold);
    });
  },
};
