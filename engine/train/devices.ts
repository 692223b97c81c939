import { type Reading, type RunningStatistics, sourceMoments } from "../normalize/moments.ts";
import type { Params } from "../plan/controls.ts";
import { cut } from "../plan/partition.ts";
import { roomLike, type Tensor } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";
import { outputOf } from "./output.ts";
import { splitSamples } from "./samples.ts";

/** What a device knows of its samples, per channel: what synchronized batch norm sends, 2C + 1 numbers. */
export interface DeviceStatistics {
  /** How many values of each channel. */
  readonly m: number;
  readonly mean: Float64Array;
  /** M₂: the sum of squared deviations from the mean. */
  readonly squares: Float64Array;
}

/** The statistics of a device's own samples. */
export function statisticsOn(reading: Reading): DeviceStatistics {
  const [N, C, H, W] = reading.shape;
  const source = { name: "batch", partition: { C }, sets: cut(reading.shape, { C }), running: false };
  const { mean, variance } = sourceMoments(source, reading);
  const m = N * H * W;
  return { m, mean, squares: variance.map((v) => v * m) };
}

/** Two devices' statistics as those of all their values (Chan, Golub, LeVeque 1979, "Updating formulae and a pairwise algorithm for computing sample variances"). */
export function merged(one: DeviceStatistics, other: DeviceStatistics): DeviceStatistics {
  const m = one.m + other.m;
  const mean = one.mean.map((mean, c) => mean + ((other.mean[c] - mean) * other.m) / m);
  const squares = one.squares.map(
    (squares, c) => squares + other.squares[c] + ((other.mean[c] - one.mean[c]) ** 2 * one.m * other.m) / m,
  );
  return { m, mean, squares };
}

/** The population’s variance of a device's values, or of all devices' once they are merged. */
export function varianceOf({ m, squares }: DeviceStatistics): Float64Array {
  return squares.map((sum) => sum / m);
}

/**
 * y where every device normalizes its own samples: the devices' outputs one after the other.
 * @param running what all devices take in evaluation
 */
export function onDevices(
  technique: Technique,
  params: Params,
  reading: Reading,
  parts: readonly number[],
  running?: RunningStatistics,
): Tensor {
  const y = roomLike(reading.x);
  let at = 0;
  for (const part of splitSamples(reading, parts)) {
    const own = outputOf(technique, params, part, running);
    y.set(own, at);
    at += own.length;
  }
  return y;
}

/**
 * The weight of each sample of each device in the gradient that is averaged over devices, in units of what it would be in
 * one batch: 1 where all have as many samples. Each device averages over its own samples first.
 */
export function sampleWeights(parts: readonly number[]): number[] {
  const samples = parts.reduce((sum, n) => sum + n, 0);
  return parts.map((n) => samples / (parts.length * n));
}
