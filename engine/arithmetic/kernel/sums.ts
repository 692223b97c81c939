import { extentOfSizes, type Sets } from "../../plan/partition.ts";
import type { BackwardSums } from "../contract.ts";

/** Bytes of two chunks of float32 gradients: twice the CHUNK_BYTES of `assembly/sums.ts`. */
export const CHUNKS = 131072;
/**
 * In sets of so few values what the moments give back may cancel the direct path: to its last digit where there are
 * one or two, or one about zero.
 */
const CANCELLING = 4;
/** Where every product of float32 numbers is smaller than this, some may have underflowed. */
const SMALLEST = 1e-25;

/** Whether there are sets so small that float32 statistics and sums leave nothing of their gradients. */
export function cancels(sets: Sets): boolean {
  return extentOfSizes(sets)[0] <= CANCELLING;
}

/** Whether sums of float32 products can be believed: none overflowed, and they are not so small that they underflowed. */
export function areTrusted({ gx, scale, g }: BackwardSums): boolean {
  return [gx, scale, g].every((sums) => isTrusted(largest(sums)));
}

/** The same of the largest absolute value of some sums. */
export function isTrusted(largest: number): boolean {
  return largest >= SMALLEST && largest < Infinity;
}

/** The largest absolute value; NaN where there is one. */
function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (!(size <= most)) most = size;
    if (Number.isNaN(size)) break;
  }
  return most;
}

/** Sums outside the kernel's memory. */
export function copySums({ g, gx, scale, shift }: BackwardSums): BackwardSums {
  return { g: g.slice(), gx: gx.slice(), scale: scale.slice(), shift: shift.slice() };
}
