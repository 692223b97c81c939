/** The value about which a sum is taken: 0 where that would not be finite. */
export function finiteOrZero(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
