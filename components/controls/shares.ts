/** The least share that a part can be given by hand: its logarithm stays a sensible number. */
export const LEAST_SHARE = 0.001;

/** Logits whose softmax is the given shares, all above 0: their natural logarithms. */
export function logitsOf(shares: readonly number[]): number[] {
  return shares.map(Math.log);
}

/** Where the divider after each part but the last stands: the sum of the shares before it, from 0 to 1. */
export function dividersOf(shares: readonly number[]): number[] {
  return shares.slice(0, -1).map((_, divider) => Math.min(1, sumOf(shares.slice(0, divider + 1))));
}

/**
 * The shares after one divider was moved towards a position from 0 to 1. Only its two neighbours change, and every part keeps
 * at least `LEAST_SHARE`; parts that had less are first lifted to it, at the largest part's cost.
 */
export function moveDivider(shares: readonly number[], divider: number, position: number): number[] {
  const lifted = shares.map((share) => Math.max(share, LEAST_SHARE));
  lifted[lifted.indexOf(Math.max(...lifted))] -= sumOf(lifted) - 1;
  const start = sumOf(lifted.slice(0, divider));
  const both = lifted[divider] + lifted[divider + 1];
  const left = Math.min(both - LEAST_SHARE, Math.max(LEAST_SHARE, position - start));
  return lifted.with(divider, left).with(divider + 1, both - left);
}

/** Shares with three decimals whose shown numbers still sum to 1.000; what rounding leaves over goes to the largest rests. */
export function shownShares(shares: readonly number[]): string[] {
  const thousandths = shares.map((share) => Math.floor(share * 1000));
  const restOf = (part: number) => shares[part] * 1000 - thousandths[part];
  const byRest = shares.map((_, part) => part).sort((a, b) => restOf(b) - restOf(a) || b - a);
  for (const part of byRest.slice(0, 1000 - sumOf(thousandths))) thousandths[part] += 1;
  return thousandths.map((thousandth) => (thousandth / 1000).toFixed(3));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
