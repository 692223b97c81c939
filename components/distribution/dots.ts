/** A dot of a stacked dot plot: the middle of its width in pixels, and how many dots lie below it. */
interface Dot {
  readonly x: number;
  readonly level: number;
}

/** A dot plot: dots in the order of their values, all of one size, in pixels. */
interface DotPlot {
  readonly dots: readonly Dot[];
  readonly diameter: number;
  /** From one level to the next: the diameter, less where even small dots would pile up too high. */
  readonly rise: number;
}

const LARGEST = 9;
const SMALLEST = 4;

/**
 * Puts a dot at the place of each value, on top of dots that it would overlap. Dots are as large as the height allows.
 * `xs` are the places in pixels, in any order; dots keep that order.
 */
export function dotPlot(xs: ArrayLike<number>, height: number): DotPlot {
  for (let diameter = LARGEST; ; diameter--) {
    const levels = stackDots(xs, diameter);
    const highest = Math.max(0, ...levels) + 1;
    if (highest * diameter <= height || diameter === SMALLEST) {
      const rise = Math.min(diameter, (height - diameter) / Math.max(1, highest - 1));
      return { dots: levels.map((level, i) => ({ x: xs[i], level })), diameter, rise };
    }
  }
}

/** For each place the lowest level on which a dot of this diameter overlaps none that lies further left. */
export function stackDots(xs: ArrayLike<number>, diameter: number): number[] {
  const order = Array.from(xs, (_, i) => i).sort((a, b) => xs[a] - xs[b]);
  const levels = order.map(() => 0);
  const taken: number[] = [];
  for (const i of order) {
    const free = taken.findIndex((x) => xs[i] - x >= diameter);
    levels[i] = free < 0 ? taken.length : free;
    taken[levels[i]] = xs[i];
  }
  return levels;
}
