import { batchesOf, isCumulative, momentumOf } from "../normalize/running.ts";
import { type Entries, entriesBeside, entryOf } from "../plan/controls.ts";
import { cutKey } from "../plan/partition.ts";
import type { Plan, PlannedSource } from "../plan/plan.ts";
import { shareOf } from "../plan/technique.ts";

/** What of a plan decides its output: sources with the same statistics are one, what has no share is left out. */
export interface Effective {
  /** By what tells its statistics apart: the sources of the plan that have these statistics. */
  readonly sources: ReadonlyMap<string, readonly PlannedSource[]>;
  /** By which statistics it takes and how much of each: the share of every channel. */
  readonly terms: ReadonlyMap<string, Entries>;
  /** Names of the sources that take no part. */
  readonly idle: readonly string[];
}

/** Reduces a plan to what decides its output. */
export function effectiveOf(plan: Plan): Effective {
  const keys = plan.sources.map((source) => keyOf(plan, source));
  const terms = new Map<string, Entries>();
  const used = new Set<number>();
  for (const term of plan.terms) {
    const { mean, variance } = term;
    const shares = shareOf(term);
    if (entriesBeside(shares, shares, plan.shape[1]).every(([part]) => part === 0)) continue;
    plan.sources.forEach((_, k) => {
      if (mean[k] !== 0 || (variance?.[k] ?? 0) !== 0) used.add(k);
    });
    const key = `${mergeSources(plan, keys, mean, true)} ${variance ? mergeSources(plan, keys, variance, false) : "undivided"}`;
    const sum = terms.get(key);
    terms.set(key, sum ? addEntries(sum, shares) : shares);
  }
  const sources = new Map<string, PlannedSource[]>();
  for (const k of used) sources.set(keys[k], [...(sources.get(keys[k]) ?? []), plan.sources[k]]);
  const idle = plan.sources.filter((_, k) => !used.has(k)).map(({ name }) => name);
  return { sources, terms, idle };
}

function addEntries(one: Entries, other: Entries): Entries {
  const changed = Object.keys({ ...one.at, ...other.at }).map(Number);
  const sum = (index: number) => entryOf(one, index) + entryOf(other, index);
  return { all: one.all + other.all, at: Object.fromEntries(changed.map((index) => [index, sum(index)])) };
}

/** Statistics with the same key are equal on every tensor of the plan's shape. */
function keyOf(plan: Plan, source: PlannedSource): string {
  const { sets, centred = true, square = "mean", planes = "", running } = source;
  const { technique, params, shape } = plan;
  const [N, C, H, W] = shape;
  const collected = running
    ? [
        technique.tracked?.(params),
        technique.sources(params, { N, C, H, W }),
        batchesOf(plan),
        isCumulative(plan) || momentumOf(plan, 1),
      ]
    : [];
  return JSON.stringify([cutKey(sets), centred, square, planes, collected]);
}

/** Weights per kind of statistics; a mean that is always 0 does not count. */
function mergeSources(plan: Plan, keys: readonly string[], weights: readonly number[], means: boolean): string {
  const sums = new Map<string, number>();
  weights.forEach((weight, k) => {
    if (weight === 0 || (means && plan.sources[k].centred === false)) return;
    sums.set(keys[k], (sums.get(keys[k]) ?? 0) + weight);
  });
  const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted.map(([key, weight]) => [key, Math.round(weight * 1e12) / 1e12]));
}
