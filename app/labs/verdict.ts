import type { Lab, Measurement, Score } from "./lab.ts";

/** The measurements of one run, from its start on. */
export interface Run {
  readonly contestant: string;
  readonly setting: number;
  readonly seed: number;
  readonly measurements: readonly Measurement[];
}

export function valuesOf({ measurements }: Pick<Run, "measurements">): number[] {
  return measurements.map(({ value }) => value);
}

/** So many measurements at the end count. */
const LAST = 5;

/** What a run comes to; NaN where none of its measurements counts. */
export function scoreOf(lab: Pick<Lab, "score">, run: Pick<Run, "setting" | "measurements">): number {
  return scoredBy(lab.score(run.setting), run.measurements);
}

function scoredBy(score: Score, measurements: readonly Measurement[]): number {
  if (typeof score === "object" && "atLeast" in score)
    return measurements.filter(({ value }) => value >= score.atLeast).length / measurements.length;
  if (typeof score === "object") {
    const counted = measurements.filter(({ at = Number.NaN }) => at >= score.from && at <= score.to);
    return median(counted.map(({ value }) => value));
  }
  const counted = score === "end" ? measurements.slice(-LAST) : measurements;
  const mean = counted.reduce((sum, { value }) => sum + value, 0) / counted.length;
  // Only what is wanted small can diverge: a network that has diverged guesses.
  return Number.isNaN(mean) ? Infinity : mean;
}

/** NaN where there is no value. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}

/** A contestant over all its seeds. */
export interface Standing {
  readonly contestant: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** In the order of the seeds. */
  readonly scores: readonly number[];
}

/** The contestants from the best to the worst: the most accurate, or the one of the least loss. What diverged is last. */
export function standings(lab: Lab, runs: readonly Run[]): Standing[] {
  const better = lab.better === "less" ? 1 : -1;
  const bySeed = [...runs].sort((a, b) => a.seed - b.seed);
  return lab.contestants
    .map(({ id }) => {
      const scores = bySeed.filter(({ contestant }) => contestant === id).map((run) => scoreOf(lab, run));
      const known = scores.filter((score) => !Number.isNaN(score));
      return { contestant: id, median: median(known), low: Math.min(...known), high: Math.max(...known), scores };
    })
    .sort((a, b) => better * (a.median - b.median));
}

/** Scores that differ by less than this share are equal: arithmetic in another order moves the last digits. */
const EQUAL = 1e-8;

/** Two are told apart where so many tosses of a coin would agree as much in at most this share of cases. */
const CHANCE = 1 / 16;

/** How two contestants stand, seed by seed. */
export interface Comparison {
  readonly says: "apart" | "not decided" | "equal";
  /** So many seeds order them as their medians do. */
  readonly agree: number;
}

/**
 * The sign test. Contestants share data, starting weights and batches by their seed, so they are compared seed by seed, and no
 * seed counts for more than one toss of a coin. Unlike a rule on ranges, which only widen, more seeds decide more.
 */
export function compare(one: Standing, other: Standing): Comparison {
  const up = Math.sign(one.median - other.median);
  const signs = one.scores.map((score, i) => signOf(score, other.scores[i]));
  const agree = signs.filter((sign) => sign !== 0 && sign === up).length;
  const unequal = signs.filter((sign) => sign !== 0).length;
  if (unequal === 0) return { says: "equal", agree };
  return { says: chanceOf(agree, unequal) <= CHANCE ? "apart" : "not decided", agree };
}

/** Which of two scores is larger; 0 where they are equal or one of them is none. */
function signOf(one: number, other: number): number {
  if (one === other || Number.isNaN(one) || Number.isNaN(other)) return 0;
  const isEqual = Math.abs(one - other) <= EQUAL * Math.max(Math.abs(one), Math.abs(other));
  return isEqual && Number.isFinite(one - other) ? 0 : Math.sign(one - other);
}

/** How likely it is that at least so many of all tosses of a coin fall on one side, whichever it is. */
function chanceOf(agree: number, tosses: number): number {
  let [ways, sum] = [1, 0];
  for (let k = 0; k <= tosses - agree; k++) {
    sum += ways;
    ways *= (tosses - k) / (k + 1);
  }
  return Math.min(1, sum / 2 ** (tosses - 1));
}

/** How a place of a prediction stands: right or wrong where the seeds decide it. */
export type Outcome = "right" | "wrong" | "not decided";

/** A contestant was placed rightly where every pair that the seeds tell apart was, and wrongly where one was not. */
export function outcomeOf(contestant: string, predicted: readonly string[], places: readonly Standing[]): Outcome {
  const own = places.findIndex((place) => place.contestant === contestant);
  const pairs = places.flatMap((place, at) => {
    if (at === own || compare(place, places[own]).says !== "apart") return [];
    const asPredicted = predicted.indexOf(contestant) < predicted.indexOf(place.contestant);
    return [asPredicted === own < at];
  });
  if (pairs.length === 0) return "not decided";
  return pairs.every(Boolean) ? "right" : "wrong";
}
