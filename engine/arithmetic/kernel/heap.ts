/** Thrown where the kernel's memory is full: the TypeScript core takes over then. */
export class OutOfMemory extends Error {}

const ALIGNED = 64;

/** A stretch of memory from which blocks are taken and given back. The first free block that is large enough is used. */
export class Heap {
  /** Gives back what could be made again; called where nothing else is free. */
  relieve: () => void = () => {};
  private readonly free: { start: number; bytes: number }[];
  private readonly taken = new Map<number, number>();

  constructor(start: number, end: number) {
    this.free = [{ start, bytes: end - start }];
  }

  /** The start of a block of at least `bytes`; null where no free block is large enough. */
  allocate(bytes: number): number | null {
    const needed = Math.max(1, Math.ceil(bytes / ALIGNED)) * ALIGNED;
    const first = () => this.free.findIndex((block) => block.bytes >= needed);
    if (first() < 0) this.relieve();
    const at = first();
    if (at < 0) return null;
    const block = this.free[at];
    const { start } = block;
    if (block.bytes === needed) this.free.splice(at, 1);
    else this.free[at] = { start: start + needed, bytes: block.bytes - needed };
    this.taken.set(start, needed);
    return start;
  }

  /** Gives back the block that starts there; free neighbours become one. */
  release(start: number): void {
    const bytes = this.taken.get(start);
    if (bytes === undefined) return;
    this.taken.delete(start);
    const after = this.free.findIndex((block) => block.start > start);
    const at = after < 0 ? this.free.length : after;
    this.free.splice(at, 0, { start, bytes });
    this.join(at);
    this.join(at - 1);
  }

  private join(at: number): void {
    const [one, next] = [this.free[at], this.free[at + 1]];
    if (one && next && one.start + one.bytes === next.start)
      this.free.splice(at, 2, { start: one.start, bytes: one.bytes + next.bytes });
  }
}
