import { NoRoom, type Room } from "./room.ts";

/** What stays in the kernel's memory until it is struck: numbers laid down, and room for results. All are pointers. */
export class Ledger {
  private readonly buffer: ArrayBuffer;
  private readonly room: Room;
  private readonly blocks: number[] = [];

  constructor(buffer: ArrayBuffer, room: Room) {
    this.buffer = buffer;
    this.room = room;
  }

  /** @throws NoRoom where no block of that size is free */
  space(bytes: number): number {
    const block = this.room.take(bytes);
    if (block === null) throw new NoRoom();
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
    while (this.blocks.length > 0) this.room.give(this.blocks.pop() as number);
  }
}
