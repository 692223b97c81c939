import { Buffers } from "./buffers.ts";

type Release<T> = (value: T) => void;

interface Kept {
  readonly key: string;
  readonly value: unknown;
  release(): void;
}

const nothing = () => {};

/** What a worker keeps between requests, each for the key it was made for. All of it can be made again. */
export class Memo {
  readonly buffers = new Buffers();
  private readonly kept = new Map<string, Kept>();

  /**
   * The remembered value of a slot, made anew when the key is another.
   * @param release gives back what the value before holds, so that the new one finds its room
   */
  async get<T>(slot: string, key: string, make: () => Promise<T> | T, release: Release<T> = nothing): Promise<T> {
    const kept = this.kept.get(slot);
    if (kept?.key === key) return kept.value as T;
    this.kept.delete(slot);
    kept?.release();
    const value = await make();
    this.kept.set(slot, { key, value, release: () => release(value) });
    return value;
  }
}
