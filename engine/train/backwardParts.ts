import type { Moments } from "../arithmetic/contract.ts";
import { scaleAndShift } from "../arithmetic/scaleAndShift.ts";
import { withoutNoise } from "../explain/rounding.ts";
import { backward, type Through } from "../normalize/backward.ts";
import { inverseOf } from "../normalize/divisor.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf, type Reading, type RunningStatistics } from "../normalize/moments.ts";
import { type Entries, entryOf, type Params, withEntry } from "../plan/controls.ts";
import { rangesOf, setOf } from "../plan/partition.ts";
import { isPlain, type Plan, planOf } from "../plan/plan.ts";
import { type Cell, indexOf, type Values } from "../plan/shape.ts";
import type { Loss } from "./upstream.ts";

/** dx taken apart: dx = direct − byMean − byVariance, each of the tensor's shape. */
export interface BackwardParts {
  /** The gradient if all statistics were given numbers. */
  readonly direct: Float64Array<ArrayBuffer>;
  /** What the means take away: each is moved by every value of its set. */
  readonly byMean: Float64Array<ArrayBuffer>;
  /** What the variances take away. */
  readonly byVariance: Float64Array<ArrayBuffer>;
  readonly dx: Float64Array<ArrayBuffer>;
  /** Of everything that is learned, by the name of its control. */
  readonly params: Readonly<Record<string, Float64Array>>;
}

/**
 * The gradients of a loss with dx in its three parts: the direct path, and what goes back through means and through variances.
 * Running statistics take nothing away. (Ioffe, Szegedy 2015, 1502.03167, section 3.)
 * @param dy ∂L/∂y, of the tensor's shape
 */
export function backwardParts(plan: Plan, moments: readonly Moments[], reading: Reading, dy: Values): BackwardParts {
  const through = (which: Through) => {
    const out = new Float64Array(dy.length);
    return { out, params: { ...backward(plan, moments, reading, dy, out, which).params() } };
  };
  const direct = through("none").out;
  const means = through("means").out;
  const { out: dx, params } = through("all");
  const less = (from: Float64Array, what: Float64Array) => from.map((value, i) => value - what[i]);
  return { direct, byMean: less(direct, means), byVariance: less(means, dx), dx, params };
}

/**
 * The textbook form at one value: dx = (g − mean of g − x̂ · mean of g·x̂) / √(v + ε) with g = γ · dy, means over its set. What
 * rounding leaves of a mean that is 0 is 0.
 */
export interface Textbook {
  readonly g: number;
  readonly meanG: number;
  readonly xHat: number;
  readonly meanGx: number;
  readonly root: number;
}

/**
 * The numbers of the textbook form, which holds where one mean and one variance of one set make x̂; null elsewhere.
 * Without a mean (RMS norm) the mean of g is not subtracted, and told as 0.
 */
export function textbookOf(
  plan: Plan,
  moments: readonly Moments[],
  { x }: Reading,
  dy: Values,
  cell: Cell,
): Textbook | null {
  const [source] = plan.sources;
  if (!source || !isPlain(plan) || plan.terms[0].variance === null) return null;
  if (plan.stage || plan.divisor !== "root" || source.running || (source.square ?? "mean") !== "mean") return null;
  const { sets, centred = true } = source;
  const set = setOf(sets, cell);
  const affine = scaleAndShift(plan);
  const root = 1 / inverseOf(plan, moments[0].variance[set]);
  const at = (each: Cell) => {
    const i = indexOf(plan.shape, each);
    const g = affine.scale[setOf(affine.sets, each)] * dy[i];
    return { g, xHat: (x[i] - moments[0].mean[set]) / root };
  };
  let m = 0;
  const [g, gx] = [summing(), summing()];
  const [N, C, H, W] = rangesOf(sets, set);
  for (let n = N[0]; n < N[1]; n++)
    for (let c = C[0]; c < C[1]; c++)
      for (let h = H[0]; h < H[1]; h++)
        for (let w = W[0]; w < W[1]; w++) {
          const each = at([n, c, h, w]);
          m++;
          g.add(each.g);
          gx.add(each.g * each.xHat);
        }
  return { ...at(cell), meanG: centred ? g.total() / m : 0, meanGx: gx.total() / m, root };
}

/** A sum that knows the size of what it added. */
function summing() {
  let [sum, size] = [0, 0];
  return {
    add(value: number) {
      sum += value;
      size += Math.abs(value);
    },
    total: () => withoutNoise(sum, size),
  };
}

/** Half of the distance between the two values that a difference is taken over, for numbers of size 1. */
const STEP = 1e-5;

/**
 * ∂L/∂x at one place as (L(x + h) − L(x − h)) / 2h, with the statistics computed anew: what dx is checked against.
 * @param x in float64
 */
export function differenceAt(
  plan: Plan,
  { x, shape }: { readonly x: Float64Array; readonly shape: Reading["shape"] },
  running: RunningStatistics | undefined,
  loss: Loss,
  i: number,
): number {
  const h = STEP * Math.max(1, Math.abs(x[i]));
  const lossAt = (value: number) => {
    const reading = { x: x.with(i, value), shape };
    return loss.of(forward(plan, momentsOf(plan, reading, running), reading.x, new Float64Array(x.length)));
  };
  return (lossAt(x[i] + h) - lossAt(x[i] - h)) / (2 * h);
}

/** The same for an entry of what is learned, whose control has this name. */
export function parameterDifferenceAt(
  { technique, params, shape, axes }: Plan,
  moments: readonly Moments[],
  x: Float64Array,
  loss: Loss,
  name: string,
  entry: number,
): number {
  const lossAt = (step: number) => {
    const plan = planOf(technique, { ...params, [name]: moved(params[name], entry, step) }, shape, axes.order);
    return loss.of(forward(plan, moments, x, new Float64Array(x.length)));
  };
  return (lossAt(STEP) - lossAt(-STEP)) / (2 * STEP);
}

function moved(value: Params[string], entry: number, step: number): Params[string] {
  if (Array.isArray(value)) return value.with(entry, value[entry] + step);
  const entries = value as Entries;
  return withEntry(entries, entry, entryOf(entries, entry) + step);
}
