import type { Values } from "../plan/shape.ts";

/**
 * The largest |a − b| over a stretch of two tensors of the same size. Two values that are both not finite count as equal;
 * one that is and one that is not differ beyond all bounds.
 */
export function largestDifference(a: Values, b: Values, start = 0, end = a.length): number {
  let most = 0;
  for (let i = start; i < end; i++) {
    const d = Math.abs(a[i] - b[i]);
    if (d > most) most = d;
    else if (d - d !== 0 && Number.isFinite(a[i]) !== Number.isFinite(b[i])) most = Infinity;
  }
  return most;
}
