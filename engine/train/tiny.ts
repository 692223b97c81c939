import type { Reading } from "../normalize/moments.ts";
import { roomLike } from "../plan/shape.ts";
import { batchNorm } from "../techniques/batchNorm.ts";
import { instanceNorm } from "../techniques/instanceNorm.ts";
import { largestDifference } from "../values/largestDifference.ts";
import { outputOf } from "./output.ts";
import { pickSamples } from "./samples.ts";

/** What batch norm in training makes of the smallest mini-batches of some data. */
export interface TinyBatches {
  /** N = 1: the largest difference between batch norm and instance norm. */
  readonly fromInstanceNorm: number;
  /** m = 2: x̂ of the first channel’s two values, and the smallest and the largest |x̂| of all channels. */
  readonly two: { readonly hat: readonly number[]; readonly least: number; readonly most: number };
  /** m = 1: the largest |x̂| of all channels. */
  readonly one: number;
  /** The message with which PyTorch refuses to train on m = 1. */
  readonly refusal: string | null;
}

/** @param reading of two or more samples, or one whose planes have two or more values */
export function tinyBatches(reading: Reading, eps: number): TinyBatches {
  const params = { affine: "none", eps };
  const [, C] = reading.shape;
  const single = pickSamples(reading, [0]);
  const hats = (batch: Reading) => Array.from(outputOf(batchNorm, params, batch));
  const two = hats(firstValues(reading, 2));
  const sizes = two.map(Math.abs);
  return {
    fromInstanceNorm: largestDifference(outputOf(batchNorm, params, single), outputOf(instanceNorm, params, single)),
    two: { hat: [two[0], two[C]], least: Math.min(...sizes), most: Math.max(...sizes) },
    one: Math.max(...hats(firstValues(reading, 1)).map(Math.abs)),
    refusal: batchNorm.pytorchRaises?.({ mode: "train" }, { N: 1, C, H: 1, W: 1 }) ?? null,
  };
}

/**
 * One or two values of every channel, as samples of one position: the first two of a channel that differ in channel 0,
 * or the first two where none do.
 */
function firstValues({ x, shape: [N, C, H, W] }: Reading, m: 1 | 2): Reading {
  const [plane, sample] = [H * W, C * H * W];
  const places = Array.from({ length: N * plane }, (_, i) => Math.floor(i / plane) * sample + (i % plane));
  const other = places.find((place) => x[place] !== x[0]) ?? places[1];
  const values = roomLike(x, m * C);
  for (let c = 0; c < C; c++) {
    values[c] = x[c * plane];
    if (m === 2) values[C + c] = x[other + c * plane];
  }
  return { x: values, shape: [m, C, 1, 1] };
}
