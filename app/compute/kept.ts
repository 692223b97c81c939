/** What a worker keeps from one request for the next, by key. All of it can be made again. */
export class Kept {
  private readonly values = new Map<string, unknown>();

  /** Forgets everything but what the keys stand for: called first, so that old and new need not fit side by side. */
  retain(keys: ReadonlySet<string>): void {
    for (const key of this.values.keys()) if (!keys.has(key)) this.values.delete(key);
  }

  /** The value of a key, made where it is not there. */
  async get<T>(key: string, make: () => Promise<T> | T): Promise<T> {
    if (!this.values.has(key)) this.values.set(key, await make());
    return this.values.get(key) as T;
  }
}
