/** What rounding may leave of a result that is 0, as a part of the numbers it was made of: eight units of their last place. */
const IN_FLOAT64 = 2 ** -49;

/** The same where the numbers were rounded to float32, or come from the kernel, which computes to 10⁻⁶. */
export const IN_FLOAT32 = 2 ** -20;

/**
 * A result as it is shown: 0 where it is no larger than what rounding leaves of numbers of that size.
 * @param size of the numbers that were added or subtracted
 */
export function withoutNoise(value: number, size: number, rounding = IN_FLOAT64): number {
  return size < Infinity && Math.abs(value) <= rounding * size ? 0 : value;
}
