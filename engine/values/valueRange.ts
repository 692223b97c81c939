/** Values from low up to but not including high, unless the range is closed; low itself where both are equal. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
  /** Whether high belongs to it, as the upper edge of a histogram's last bin does. */
  readonly closed?: boolean;
}

export function isInside(value: number, range: ValueRange): boolean {
  return (value >= range.low && value < range.high) || value === edgeOf(range);
}

/** The end of a range that its values may equal, also where both ends are the same. */
export function edgeOf({ low, high, closed }: ValueRange): number {
  return closed ? high : low;
}
