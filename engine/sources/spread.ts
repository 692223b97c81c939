import { randomKey, uniformOf } from "./random.ts";

const SPREAD = 1;

/** How far each coordinate moves from one index to the next: 1 over the golden ratio, 1 over the plastic number. */
const STEPS = [0.6180339887498949, 0.7548776662466927] as const;

/**
 * A point of the unit square for a channel or a sample, from (seed, index) only: a Kronecker sequence, which spreads
 * any few successive indices evenly, so that even three channels differ visibly. The seed says where it begins.
 */
export function spreadPoint(seed: number, index: number): readonly [number, number] {
  const start = randomKey(seed, 0, 0, SPREAD);
  return [fraction(uniformOf(start, 0, 0) + STEPS[0] * index), fraction(uniformOf(start, 0, 1) + STEPS[1] * index)];
}

/** The number a share of the way from `low` to `high`, evenly by ratio: halfway from 1 to 4 is 2. */
export function betweenByRatio(low: number, high: number, share: number): number {
  return low * (high / low) ** share;
}

/** The number a share of the way from `low` to `high`. */
export function between(low: number, high: number, share: number): number {
  return low + (high - low) * share;
}

function fraction(value: number): number {
  return value - Math.floor(value);
}
