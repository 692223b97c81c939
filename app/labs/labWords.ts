import { fullNumber, percent, shortNumber } from "../../engine/numbers.ts";
import type { Lab, Score } from "./lab.ts";
import type { LabState } from "./useLab.ts";
import type { Standing } from "./verdict.ts";

/** The picture in words: where everybody stands. */
export function wordsOf(
  lab: Lab,
  { runs, phase }: LabState,
  places: readonly Standing[] | null,
  nameOf: (id: string) => string,
): string {
  if (places)
    return `${lab.measured}: ${places.map(({ contestant, median }) => `${nameOf(contestant)} ${scoreText(median)}`).join(", ")}`;
  if (phase === "ready") return `${lab.measured}: nothing is trained yet`;
  const now = lab.contestants.map(({ id, name }) => {
    const last = runs.find(({ contestant }) => contestant === id)?.measurements.at(-1)?.value;
    return `${name} ${last === undefined ? "not yet" : scoreText(last)}`;
  });
  return `${lab.measured} so far: ${now.join(", ")}`;
}

export function csvOf(lab: Lab, setting: number, { runs }: LabState): Blob {
  const every = lab.every(setting);
  const rows = runs.flatMap(({ contestant, seed, measurements }) =>
    measurements.map(({ value, at }, i) =>
      [contestant, setting, seed, (i + 1) * every, value, ...(at === undefined ? [] : [at])].join(","),
    ),
  );
  const head = `contestant,setting,seed,step,value${lab.against ? ",at" : ""}`;
  return new Blob([[head, ...rows].join("\n")], { type: "text/csv" });
}

/** What of its runs a score counts. */
export function countedIn(score: Score): string {
  if (typeof score === "object" && "atLeast" in score) return `${percent(score.atLeast)} reached`;
  if (typeof score === "object") return `at ${fullNumber(score.from)} to ${fullNumber(score.to)}`;
  return score === "end" ? "last 5 checks" : "whole run";
}

export function scoreText(score: number): string {
  if (Number.isNaN(score)) return "none";
  return Number.isFinite(score) ? shortNumber(score) : "diverged";
}

/** Where scores lie; once where both ends are written alike. */
export function rangeText(low: number, high: number): string {
  const ends = [scoreText(low), scoreText(high)];
  return ends[0] === ends[1] ? ends[0] : ends.join("–");
}
