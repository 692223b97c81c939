import { Buffers } from "./buffers.ts";

interface Value {
  readonly value: unknown;
  release(): void;
}

/** What a worker keeps from one request for the next, by key. All of it can be made again. */
export class Kept {
  readonly buffers = new Buffers();
  private readonly values = new Map<string, Value>();

  /** Forgets everything but what the keys stand for: called first, so that old and new need not fit side by side. */
  retain(keys: ReadonlySet<string>): void {
    for (const [key, { release }] of this.values) {
      if (keys.has(key)) continue;
      this.values.delete(key);
      release();
    }
  }

  /** The value of a key, made where it is not there; `release` gives back what it holds once it is forgotten. */
  async get<T>(key: string, make: () => Promise<T> | T, release: (value: T) => void = () => {}): Promise<T> {
    const known = this.values.get(key);
    if (known) return known.value as T;
    const value = await make();
    this.values.set(key, { value, release: () => release(value) });
    return value;
  }
}
