import { randomKey, uniformOf } from "../../engine/sources/random.ts";

/** What decides in one round. Every draw is a hash of seed, round and its own number, so a round can be repeated alone. */
export interface Chance {
  /** Between 0 and 1. */
  share(): number;
  below(count: number): number;
  oneOf<T>(list: readonly T[]): T;
  happens(probability: number): boolean;
}

export function chance(seed: number, round: number): Chance {
  const key = randomKey(seed, round, 0);
  let draws = 0;
  const share = () => uniformOf(key, draws++, 0);
  const below = (count: number) => Math.floor(share() * count);
  return { share, below, oneOf: (list) => list[below(list.length)], happens: (probability) => share() < probability };
}
