import type { Reading } from "../normalize/moments.ts";
import { roomLike, sizeOf } from "../plan/shape.ts";
import { randomKey, uniformOf } from "../sources/random.ts";

/** Keeps the draws of samples apart from all other numbers of the same seed. */
const DRAWS = 11;

/**
 * Which samples a mini-batch has, drawn from so many by counter-based random numbers of (seed, draw): none twice while there
 * are enough (Fisher–Yates, as far as needed), else each by itself.
 */
export function drawSamples(size: number, from: number, seed: number, draw: number): number[] {
  const key = randomKey(seed, draw, 0, DRAWS);
  const below = (i: number, bound: number) => Math.floor(uniformOf(key, i, 0) * bound);
  if (size > from) return Array.from({ length: size }, (_, i) => below(i, from));
  const order = Array.from({ length: from }, (_, i) => i);
  for (let i = 0; i < size; i++) {
    const j = i + below(i, from - i);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order.slice(0, size);
}

/** The samples of a tensor in the order that is asked for. */
export function pickSamples({ x, shape }: Reading, samples: readonly number[]): Reading {
  const [, C, H, W] = shape;
  const size = C * H * W;
  const picked = roomLike(x, samples.length * size);
  samples.forEach((n, i) => {
    picked.set(x.subarray(n * size, (n + 1) * size), i * size);
  });
  return { x: picked, shape: [samples.length, C, H, W] };
}

/** Consecutive parts of a tensor's samples; parts without a sample are left out. */
export function splitSamples({ x, shape: [, C, H, W] }: Reading, parts: readonly number[]): Reading[] {
  let first = 0;
  return parts.flatMap((n): Reading[] => {
    const part = x.subarray(first * C * H * W, (first + n) * C * H * W);
    first += n;
    return n === 0 ? [] : [{ x: part, shape: [n, C, H, W] }];
  });
}

/** A drawn mini-batch in which one sample is that of another. */
export function inCompany(fixed: Reading, sample: number, drawn: Reading): Reading {
  const size = sizeOf(fixed.shape) / fixed.shape[0];
  const x = roomLike(fixed.x);
  x.set(drawn.x);
  x.set(fixed.x.subarray(sample * size, (sample + 1) * size), sample * size);
  return { x, shape: fixed.shape };
}
