import type { Lab } from "./lab.ts";

/** The measurements of one run, from its start on. */
export interface Run {
  readonly contestant: string;
  readonly seed: number;
  readonly values: readonly number[];
}

/** So many measurements at the end count. */
const LAST = 5;

/** What a run comes to. */
export function scoreOf({ score }: Pick<Lab, "score">, values: readonly number[]): number {
  const counted = score === "end" ? values.slice(-LAST) : values;
  return counted.reduce((sum, value) => sum + value, 0) / counted.length;
}

export function median(values: readonly number[]): number {
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

/** The contestants from the best to the worst: the most accurate, or the one of the least loss. */
export function standings(lab: Lab, runs: readonly Run[]): Standing[] {
  const better = lab.guessing === null ? 1 : -1;
  const bySeed = [...runs].sort((a, b) => a.seed - b.seed);
  return lab.contestants
    .map(({ id }) => {
      const scores = bySeed.filter(({ contestant }) => contestant === id).map(({ values }) => scoreOf(lab, values));
      return { contestant: id, median: median(scores), low: Math.min(...scores), high: Math.max(...scores), scores };
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
  const signs = one.scores.map((score, i) => {
    const gap = score - other.scores[i];
    return Math.abs(gap) <= EQUAL * Math.max(Math.abs(score), Math.abs(other.scores[i])) ? 0 : Math.sign(gap);
  });
  const agree = signs.filter((sign) => sign !== 0 && sign === up).length;
  const unequal = signs.filter((sign) => sign !== 0).length;
  if (unequal === 0) return { says: "equal", agree };
  return { says: chanceOf(agree, unequal) <= CHANCE ? "apart" : "not decided", agree };
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
