import { arithmetic } from "../arithmetic/current.ts";
import type { BinEdges, Summary } from "../arithmetic/scans.ts";
import type { Sets } from "../plan/partition.ts";
import { type Runs, runsOf, wholeRun } from "../plan/runs.ts";
import type { Values } from "../plan/shape.ts";
import { summaryOf } from "./summary.ts";

/** A histogram: how many values lie in each bin. */
export interface Bins {
  readonly x0: number;
  readonly width: number;
  readonly counts: Uint32Array<ArrayBuffer>;
}

/** What a picture of a set's values needs. */
export interface Distribution extends Summary {
  /** Every finite value in the set's row-major order, where there are few enough to be shown one by one. */
  readonly dots: Float64Array<ArrayBuffer> | null;
  /** The histogram, where there are more. */
  readonly bins: Bins | null;
}

/** At most this many bins; a range is cut into at least half as many. */
const MOST_BINS = 40;

/**
 * The distribution of one set's values, of all values when `sets` is null (`set` is then not read).
 * Up to `maxDots` finite values are listed, more are counted in 20 to 40 bins with round edges.
 */
export function distributionOf(values: Values, sets: Sets | null, set: number, maxDots = 60): Distribution {
  const runs = sets === null ? wholeRun(values) : runsOf(sets, set);
  const summary = summaryOf(values, runs);
  const finite = summary.count - summary.nonFinite;
  if (finite <= maxDots) return { ...summary, dots: finiteValues(values, runs, finite), bins: null };
  const edges = binEdges(summary.min, summary.max);
  return {
    ...summary,
    dots: null,
    bins: { x0: edges.x0, width: edges.width, counts: arithmetic().counts(values, runs, edges) },
  };
}

function finiteValues(values: Values, { starts, length }: Runs, finite: number) {
  const dots = new Float64Array(finite);
  let at = 0;
  for (const start of starts) {
    for (let i = start; i < start + length; i++) {
      if (Number.isFinite(values[i])) dots[at++] = values[i];
    }
  }
  return dots;
}

/** Bins with round edges for values from min to max. */
export function binEdges(min: number, max: number): BinEdges {
  const width = min === max ? aloneWidth(min) : roundWidth((max - min) / MOST_BINS);
  const x0 = min === max ? min - width / 2 : Math.min(min, Math.floor(min / width) * width);
  return { x0, width, bins: Math.max(1, Math.ceil((max - x0) / width)) };
}

/** The smallest 1, 2, 2.5 or 5 times a power of ten that is no less than `least`. */
function roundWidth(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5].find((f) => f * power >= least) ?? 10;
  return factor * power;
}

function aloneWidth(value: number): number {
  return value === 0 ? 1 : 10 ** Math.floor(Math.log10(Math.abs(value)));
}
