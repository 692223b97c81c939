import type { BackwardSums } from "../arithmetic.ts";

/** Where every product of float32 numbers is smaller than this, some may have underflowed. */
const SMALLEST = 1e-25;

/** Whether sums of float32 products can be believed: none overflowed, and they are not so small that they underflowed. */
export function trusted({ gx, scale, g }: BackwardSums): boolean {
  const sizes = [gx, scale, g].map((sums) => sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0));
  return sizes.every((size) => size >= SMALLEST && Number.isFinite(size));
}

/** Sums outside the kernel's memory. */
export function copied({ g, gx, scale, shift }: BackwardSums): BackwardSums {
  return { g: g.slice(), gx: gx.slice(), scale: scale.slice(), shift: shift.slice() };
}
