import { type Heap, OutOfMemory } from "./heap.ts";

/** What stays in the kernel's memory until it is cleared: constants and room for results. All are pointers. */
export class Ledger {
  private readonly buffer: ArrayBuffer;
  private readonly heap: Heap;
  private readonly blocks: number[] = [];

  constructor(buffer: ArrayBuffer, heap: Heap) {
    this.buffer = buffer;
    this.heap = heap;
  }

  /** @throws OutOfMemory where no block of that size is free */
  space(bytes: number): number {
    const block = this.heap.allocate(bytes);
    if (block === null) throw new OutOfMemory();
    this.blocks.push(block);
    return block;
  }

  float64(values: ArrayLike<number>): number {
    const at = this.space(values.length * 8);
    this.numbers(at, values.length).set(values);
    return at;
  }

  int32(values: ArrayLike<number>): number {
    const at = this.space(values.length * 4);
    new Int32Array(this.buffer, at, values.length).set(values);
    return at;
  }

  /** The float64 numbers that lie there. */
  numbers(at: number, count: number): Float64Array {
    return new Float64Array(this.buffer, at, count);
  }

  /** Gives everything back. */
  strike(): void {
    while (this.blocks.length > 0) this.heap.release(this.blocks.pop() as number);
  }
}
