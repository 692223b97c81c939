import type { Shape } from "../plan/shape.ts";
import type { SeededSource } from "./source.ts";

/**
 * 0, 1, 2, … in row-major order: torch.arange(N·C·H·W).reshape(N, C, H, W), exact in float32 up to 2²⁴.
 * The exception to "never on the sizes": a cell's number is its place in memory. Neither the seed nor
 * the mini-batch changes anything.
 */
export const counting: SeededSource = {
  id: "counting",
  name: "Counting numbers",
  why: "0, 1, 2, … in memory order: every mean and variance can be checked by hand.",
  tensor: "activations",
  fill: count,
};

/** The same numbers as weights: output channel 0 holds 0 to I·kH·kW − 1. */
export const countingWeights: SeededSource = {
  id: "counting-weights",
  name: "Counting numbers",
  why: "0, 1, 2, … in memory order: the length of every row can be checked by hand.",
  tensor: "weights",
  fill: count,
};

function count(out: Float32Array, [, C, H, W]: Shape, _seed: number, first = 0): void {
  const before = first * C * H * W;
  for (let i = 0; i < out.length; i++) out[i] = before + i;
}
