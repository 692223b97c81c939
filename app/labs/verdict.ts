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
  readonly scores: readonly number[];
}

/** The contestants from the best to the worst: the most accurate, or the one of the least loss. */
export function standings(lab: Lab, runs: readonly Run[]): Standing[] {
  const better = lab.guessing === null ? 1 : -1;
  return lab.contestants
    .map(({ id }) => {
      const scores = runs.filter(({ contestant }) => contestant === id).map(({ values }) => scoreOf(lab, values));
      return { contestant: id, median: median(scores), low: Math.min(...scores), high: Math.max(...scores), scores };
    })
    .sort((a, b) => better * (a.median - b.median));
}

/** Whether the seeds tell two contestants apart: the gap of their medians exceeds the larger of their ranges. */
export function areApart(one: Standing, other: Standing): boolean {
  return Math.abs(one.median - other.median) > Math.max(one.high - one.low, other.high - other.low);
}

/** Whether two contestants come to the same on every seed, but for rounding. */
export function areEqual(one: Standing, other: Standing): boolean {
  return one.scores.every((score, i) => Math.abs(score - other.scores[i]) <= 1e-6 * Math.max(1, Math.abs(score)));
}

/** How a place of a prediction stands: right or wrong where the seeds decide it. */
export type Outcome = "right" | "wrong" | "not decided";

/** A contestant was placed rightly where every pair that the seeds tell apart was, and wrongly where one was not. */
export function outcomeOf(contestant: string, predicted: readonly string[], places: readonly Standing[]): Outcome {
  const own = places.findIndex((place) => place.contestant === contestant);
  const pairs = places.flatMap((place, at) => {
    if (at === own || !areApart(place, places[own])) return [];
    const asPredicted = predicted.indexOf(contestant) < predicted.indexOf(place.contestant);
    return [asPredicted === own < at];
  });
  if (pairs.length === 0) return "not decided";
  return pairs.every(Boolean) ? "right" : "wrong";
}
