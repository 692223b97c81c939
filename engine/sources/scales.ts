import { fillCells } from "./fillCells.ts";
import { normalOf } from "./random.ts";
import type { SeededSource } from "./source.ts";
import { between, betweenByRatio, spreadPoint } from "./spread.ts";

/** Each channel has a mean between −3 and 3 and a standard deviation between 0.3 and 2 of its own, from (seed, c). */
export const scales: SeededSource = {
  id: "scales",
  name: "Channels with different scales",
  why: "Each channel has its own mean and spread; sets that mix channels keep the difference.",
  tensor: "activations",
  fill(out, shape, seed, first, batch) {
    fillCells(out, shape, seed, first, batch, (_n, c) => {
      const [height, width] = spreadPoint(seed, c);
      const mean = between(-3, 3, height);
      const deviation = betweenByRatio(0.3, 2, width);
      return (key, h, w) => mean + deviation * normalOf(key, h, w);
    });
  },
};
