import { offsetsOf, type Sets } from "../../plan/partition.ts";
import type { BackwardSums, GivenBack, Lines, ScaleAndShift } from "../contract.ts";
import type { Desk } from "./desk.ts";
import type { KernelExports } from "./exports.ts";
import type { Narrowed } from "./narrowed.ts";

/** Where a call runs. */
export interface Place {
  readonly kernel: KernelExports;
  readonly desk: Desk;
  readonly narrowed: Narrowed;
}

/** Which lines and entries the cells take. */
export interface Cut {
  readonly joint: Sets;
  readonly lines: Lines;
  readonly affine: ScaleAndShift;
}

/** The backward pass for one way that lines and entries lie over a tensor. Tensors are pointers; false or null where float32 cannot hold a number. */
export interface Layout {
  sums(place: Place, cut: Cut, x: number, dy: number): BackwardSums | null;
  giveBack(place: Place, cut: Cut, back: GivenBack, x: number, dy: number, out: number): boolean;
}

/** One set for each position of each sample, over all channels. */
export function isOfPositions({ shape: [N, , H, W], blocks }: Sets): boolean {
  return blocks[0] === N && blocks[1] === 1 && blocks[2] === H && blocks[3] === W;
}

/** One set for each element of a sample, over all samples. */
export function isOfElements({ shape: [, C, H, W], blocks }: Sets): boolean {
  return blocks[0] === 1 && blocks[1] === C && blocks[2] === H && blocks[3] === W;
}

/** Where the offsets of samples and channels lie: which set a plane is in. */
export function laidOffsets(memory: { int32(values: Int32Array): number }, sets: Sets): [ofN: number, ofC: number] {
  const [ofN, ofC] = offsetsOf(sets);
  return [memory.int32(ofN), memory.int32(ofC)];
}
