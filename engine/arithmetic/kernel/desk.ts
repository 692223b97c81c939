import type { Values } from "../../plan/shape.ts";
import { type Heap, OutOfMemory } from "./heap.ts";

/** The kernel's memory for the duration of one call: inputs are copied in, results read out. */
export class Desk {
  private readonly buffer: ArrayBuffer;
  private readonly heap: Heap;
  private readonly start: number;
  private readonly end: number;
  private at: number;
  private readonly borrowed: number[] = [];

  /** Small things lie between `start` and `end`; larger ones are borrowed from the heap. */
  constructor(buffer: ArrayBuffer, heap: Heap, start: number, end: number) {
    this.buffer = buffer;
    this.heap = heap;
    this.start = start;
    this.end = end;
    this.at = start;
  }

  /** Where `bytes` bytes may be written. */
  space(bytes: number): number {
    const at = this.at;
    if (bytes <= this.end - at) {
      this.at = at + Math.ceil(bytes / 16) * 16;
      return at;
    }
    const block = this.heap.allocate(bytes);
    if (block === null) throw new OutOfMemory();
    this.borrowed.push(block);
    return block;
  }

  /** Where a tensor lies; one from elsewhere is copied. */
  tensor(values: Values): number {
    if (values.buffer === this.buffer) return values.byteOffset;
    const at = this.space(values.length * 4);
    new Float32Array(this.buffer, at, values.length).set(values);
    return at;
  }

  /** Where a tensor is to be written; `deliver` copies it to where it belongs. */
  place(out: Values): number {
    return out.buffer === this.buffer ? out.byteOffset : this.space(out.length * 4);
  }

  deliver(at: number, out: Values): Values {
    if (out.buffer !== this.buffer) out.set(new Float32Array(this.buffer, at, out.length));
    return out;
  }

  float64(values: Float64Array): number {
    const at = this.space(values.length * 8);
    new Float64Array(this.buffer, at, values.length).set(values);
    return at;
  }

  int32(values: Int32Array): number {
    const at = this.space(values.length * 4);
    new Int32Array(this.buffer, at, values.length).set(values);
    return at;
  }

  /** Where the kernel leaves numbers; they hold whatever was there. */
  results(count: number): Float64Array {
    return new Float64Array(this.buffer, this.space(count * 8), count);
  }

  /** uint32 for the kernel to count in. */
  zeros(count: number): Uint32Array {
    return new Uint32Array(this.buffer, this.space(count * 4), count).fill(0);
  }

  clear(): void {
    this.at = this.start;
    while (this.borrowed.length > 0) this.heap.release(this.borrowed.pop() as number);
  }
}
