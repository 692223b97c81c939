import type { Values } from "../plan/shape.ts";

/** How far two outputs of equal size lie apart, over the cells where both are finite. */
export interface Distance {
  readonly max: number;
  readonly rms: number;
  /** Cells where one is finite and the other is not: no number says how far these are apart. */
  readonly unlike: number;
  /** To rounding of float32, and alike where they are not finite. */
  readonly equal: boolean;
}

/** Differences up to this part of the largest value are rounding. */
const ROUNDING = 1e-6;

/** Measures two outputs against each other. */
export function distance(a: Values, b: Values): Distance {
  let max = 0;
  let squares = 0;
  let largest = 1;
  let finite = 0;
  let unlike = 0;
  for (let i = 0; i < a.length; i++) {
    const d = a[i] - b[i];
    if (d - d !== 0) {
      if (Number.isFinite(a[i]) !== Number.isFinite(b[i])) unlike++;
      continue;
    }
    finite++;
    squares += d * d;
    const size = d < 0 ? -d : d;
    if (size > max) max = size;
    if (a[i] > largest) largest = a[i];
    else if (-a[i] > largest) largest = -a[i];
  }
  return {
    max,
    rms: finite > 0 ? Math.sqrt(squares / finite) : 0,
    unlike,
    equal: unlike === 0 && max <= ROUNDING * largest,
  };
}

/** All pairs (i, j) with i < j < count, row by row. */
export function pairsOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: count - i - 1 }, (_, k): [number, number] => [i, i + 1 + k]),
  ).flat();
}
