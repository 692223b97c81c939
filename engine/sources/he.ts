import { fillCells } from "./fillCells.ts";
import { normalOf } from "./random.ts";
import type { SeededSource } from "./source.ts";

/**
 * Normal weights with standard deviation √(2 / fan-in), fan-in = I·kH·kW: He et al. 2015, "Delving deep into rectifiers".
 * The exception to "never on the sizes": fan-in is made of them. Only the common factor changes.
 */
export const he: SeededSource = {
  id: "he",
  name: "He-initialized",
  why: "How a network with ReLU begins: all rows have nearly the same length, √2.",
  tensor: "weights",
  fill(out, shape, seed, first, batch) {
    const [, I, kH, kW] = shape;
    const deviation = Math.sqrt(2 / (I * kH * kW));
    fillCells(out, shape, seed, first, batch, () => (key, h, w) => deviation * normalOf(key, h, w));
  },
};
