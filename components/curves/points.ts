/** The points of a curve: places along the axis with their values, of which some may not be finite. */
export type Points = readonly (readonly [place: number, value: number])[];

/** From the smallest to the largest finite value of some curves; a little about the value where there is only one. */
export function rangeOf(curves: readonly Points[]): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const points of curves)
    for (const [, value] of points) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (low > high) return [0, 1];
  if (low < high) return [low, high];
  const room = Math.abs(low) / 10 || 1;
  return [low - room, high + room];
}
