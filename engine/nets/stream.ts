import { type Key, normalOf, randomKey, uniformOf } from "../sources/random.ts";

/** What a stream of random numbers is for: networks that are compared share them, so that differences are paired. */
export type Purpose = "data" | "test data" | "weights" | "batches" | "noise";

const PURPOSES: readonly Purpose[] = ["data", "test data", "weights", "batches", "noise"];

/** Numbers of one purpose, the same for the same seed. */
export class Stream {
  private readonly key: Key;
  private next = 0;

  constructor(seed: number, purpose: Purpose) {
    this.key = randomKey(seed, PURPOSES.indexOf(purpose), 0, 7);
  }

  /** Between 0 and 1, both excluded. */
  uniform(): number {
    return uniformOf(this.key, this.next++, 0);
  }

  normal(): number {
    return normalOf(this.key, this.next++, 1);
  }

  /** A whole number from 0 to n − 1. */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }
}
