/** Where an arrow from the middle ends, in pixels with y downwards. */
export interface Arrow {
  readonly x: number;
  readonly y: number;
  /** Radians, counter-clockwise from the right. */
  readonly angle: number;
  /** Whether it is longer than there is room and ends at the edge. */
  readonly beyond: boolean;
}

/** An arrow of a signed length at an angle, cut at the edge. */
export function arrowAt(angle: number, length: number, edge: number): Arrow {
  const shown = Math.max(-edge, Math.min(edge, length));
  return { x: shown * Math.cos(angle), y: -shown * Math.sin(angle), angle, beyond: Math.abs(length) > edge };
}

/** The largest of some lengths, signed or not; 0 where none is finite. */
function longest(lengths: readonly number[]): number {
  return Math.max(...lengths.filter(Number.isFinite).map(Math.abs), 0);
}

/**
 * The length up to which vectors are drawn: room for the longest v, but not so much that w could not be seen; what is
 * longer is cut.
 */
export function vectorReach(v: readonly number[], w: readonly number[], mostTimesW: number): number {
  const seen = longest(w);
  const wanted = seen === 0 ? longest(v) : Math.min(longest(v), mostTimesW * seen);
  return Math.max(wanted, seen) * 1.25 || 1;
}
