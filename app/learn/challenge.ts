import { cellInWords, cutInWords, setInWords } from "../../engine/explain/words.ts";
import { count, shortNumber } from "../../engine/numbers.ts";
import { setOf } from "../../engine/plan/partition.ts";
import { type Cell, cellAt, indexOf, sizeOf } from "../../engine/plan/shape.ts";
import { decodeScene } from "../address/address.ts";
import { fitScene } from "../scene/fitted.ts";
import { type Figures, meanAt, setCount, yAt } from "./figures.ts";
import type { Page, Question } from "./lesson.ts";

/** What can be asked about any scene of one technique. The answer is computed where the question is opened. */
export const CHALLENGES = [
  { kind: "paint", name: "Paint the set of the pinned value" },
  { kind: "mean", name: "Estimate the mean of its set" },
  { kind: "y", name: "Estimate what the pinned value becomes" },
  { kind: "sets", name: "How many sets are there?" },
] as const;

export type ChallengeKind = (typeof CHALLENGES)[number]["kind"];

/** Larger tensors are not painted value by value. */
const MOST_VALUES = 4096;

/** More of a hint is left out: it stands in an address. */
export const LONGEST_HINT = 200;

/**
 * The address of a question about a scene, without its answer.
 * @param scene what stands after # in the scene's address
 */
export function challengeAddress(kind: ChallengeKind, scene: string, hint: string): string {
  const parts = [`learn=ask`, `kind=${kind}`, `scene=${encodeURIComponent(scene)}`];
  if (hint.trim() !== "") parts.push(`hint=${encodeURIComponent(hint.trim().slice(0, LONGEST_HINT))}`);
  return `#${parts.join("&")}`;
}

/**
 * Reads a question out of the rest of an address.
 * @throws RangeError where it cannot be asked, with the reason
 */
export function challengeIn(rest: string): Page {
  const parts = new URLSearchParams(rest);
  const kind = CHALLENGES.find((known) => known.kind === parts.get("kind"))?.kind;
  const link = parts.get("scene") ?? "";
  const hint = (parts.get("hint") ?? "").slice(0, LONGEST_HINT);
  if (!kind) throw new RangeError("This link asks a question of a kind that is not known here.");
  const { scene } = decodeScene(link);
  const { shape, pinned } = fitScene(scene);
  if (sizeOf(shape) > MOST_VALUES)
    throw new RangeError(
      `This link asks about ${count(sizeOf(shape))} values; at most ${count(MOST_VALUES)} can be asked about: choose shorter axes.`,
    );
  const marked = pinned ?? cellAt(shape, 0);
  return {
    id: "ask",
    title: "Predict before you see",
    scenes: () => ({ shown: `${link.replace(/&?cell=[\d.]+/, "")}&cell=${marked.join(".")}` }),
    veil: kind === "sets" || kind === "mean" ? "cuts" : "after",
    words: ({ shown }) =>
      hint ||
      `${shown.plan.technique.name} on ${shape.join(" × ")} values. The marked one is ${cellInWords(shown.plan.axes, marked)}.`,
    question: ({ shown }) => questionOf(kind, shown, marked),
    explain: ({ shown }) => explanationOf(shown, marked),
  };
}

function questionOf(kind: ChallengeKind, shown: Figures, marked: Cell): Question {
  const largest = (values: ArrayLike<number>) => Math.ceil(Math.max(1, ...Array.from(values, Math.abs)));
  switch (kind) {
    case "paint":
      return { kind, ask: "Paint every value that shares its mean with the marked one.", marked, source: 0 };
    case "mean": {
      const reach = largest(shown.x);
      return { ...estimate("What is the mean of its set?", meanAt(shown, marked), reach), within: reach / 20 };
    }
    case "y": {
      const reach = largest(shown.y);
      return { ...estimate("What does the marked value become?", yAt(shown, marked), reach), within: reach / 15 };
    }
    case "sets":
      return {
        kind: "estimate",
        ask: "How many sets share a mean?",
        answer: setCount(shown),
        within: 0.5,
        from: 0,
        to: sizeOf(shown.shape),
        step: 1,
      };
  }
}

function estimate(ask: string, answer: number, reach: number) {
  return { kind: "estimate" as const, ask, answer, from: -reach, to: reach, step: reach / 200 };
}

function explanationOf(shown: Figures, marked: Cell): string {
  const { plan, x } = shown;
  const { sets } = plan.sources[0];
  const set = setInWords(plan.axes, sets, setOf(sets, marked));
  const value = shortNumber(x[indexOf(shown.plan.shape, marked)]);
  return `${plan.technique.name} has ${cutInWords(plan.axes, sets)}. [The marked value](value) is in the set of ${set}, whose mean is ${shortNumber(meanAt(shown, marked))}: ${value} becomes ${shortNumber(yAt(shown, marked))}.`;
}
