import { type Cell, cellAt, indexOf, type Shape, type Values } from "../plan/shape.ts";
import { normalOf, randomKey } from "../sources/random.ts";

/** What is asked of y: one value of it, a random sum of all, or that the mean of one channel be t. */
export const UPSTREAMS = ["cell", "random", "target"] as const;
export type Upstream = (typeof UPSTREAMS)[number];

export interface Asked {
  readonly upstream: Upstream;
  /** The value that is asked for, or one in the channel whose mean is. */
  readonly cell: Cell;
  /** What the mean of the channel should be. */
  readonly target: number;
}

/** A loss L of y. */
export interface Loss {
  of(y: Values): number;
  /** ∂L/∂y at y. */
  gradient(y: Values): Float64Array<ArrayBuffer>;
}

/** Keeps these random numbers apart from all others of the same seed. */
const UPSTREAM = 13;

/** L = y at the cell; L = Σ r·y with normal r; or L = ½ (mean of y over the channel − t)². */
export function lossFor({ upstream, cell, target }: Asked, shape: Shape): Loss {
  if (upstream === "cell") {
    const at = indexOf(shape, cell);
    return { of: (y) => y[at], gradient: (y) => new Float64Array(y.length).fill(1, at, at + 1) };
  }
  if (upstream === "random") {
    const key = randomKey(0, 0, 0, UPSTREAM);
    const weight = (i: number) => normalOf(key, i, 0);
    return {
      of: (y) => sum(y, (value, i) => weight(i) * value),
      gradient: (y) => Float64Array.from(y, (_, i) => weight(i)),
    };
  }
  const [N, , H, W] = shape;
  const m = N * H * W;
  const isAsked = (i: number) => cellAt(shape, i)[1] === cell[1];
  const away = (y: Values) => sum(y, (value, i) => (isAsked(i) ? value / m : 0)) - target;
  return {
    of: (y) => away(y) ** 2 / 2,
    gradient(y) {
      const each = away(y) / m;
      return Float64Array.from(y, (_, i) => (isAsked(i) ? each : 0));
    },
  };
}

function sum(y: Values, of: (value: number, i: number) => number): number {
  let total = 0;
  for (let i = 0; i < y.length; i++) total += of(y[i], i);
  return total;
}
