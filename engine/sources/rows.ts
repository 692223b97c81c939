import { fillCells } from "./fillCells.ts";
import { normalOf } from "./random.ts";
import type { SeededSource } from "./source.ts";
import { betweenByRatio, spreadPoint } from "./spread.ts";

/** Normal weights whose standard deviation, from (seed, o), lies between 0.1 and 3. */
export const rows: SeededSource = {
  id: "rows",
  name: "Rows of different length",
  why: "Each output channel’s weights have a different length ‖v‖: weight norm divides it out and keeps the direction.",
  tensor: "weights",
  fill(out, shape, seed, first, batch) {
    fillCells(out, shape, seed, first, batch, (o) => {
      const deviation = betweenByRatio(0.1, 3, spreadPoint(seed, o)[0]);
      return (key, h, w) => deviation * normalOf(key, h, w);
    });
  },
};
