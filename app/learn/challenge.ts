import { cellInWords, cutInWords, setInWords } from "../../engine/explain/words.ts";
import { count, shortNumber } from "../../engine/numbers.ts";
import { setOf } from "../../engine/plan/partition.ts";
import { planOf } from "../../engine/plan/plan.ts";
import { type Cell, cellAt, indexOf, sizeOf } from "../../engine/plan/shape.ts";
import { decodeScene, encodeScene } from "../address/address.ts";
import { OWN_FILE } from "../data/supply.ts";
import { fitScene } from "../scene/fitted.ts";
import type { Scene } from "../scene/scene.ts";
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

/** Why nothing can be asked about a scene by a link, with the remedy; null where it can. */
export function challengeRefusal(scene: Scene): string | null {
  if (scene.view === "compare")
    return "A question is about one technique, and this scene compares several: choose Explore.";
  if ([scene.activations, scene.weights].some(({ source }) => source === OWN_FILE))
    return "Own files do not travel in a link, so nobody else could answer: choose other data.";
  try {
    const { shape, columns } = fitScene(scene);
    const { technique, params } = columns[0];
    if (planOf(technique, params, shape).sources.length === 0)
      return `${technique.name} has no sets to ask about: choose another technique.`;
    return sizeOf(shape) > MOST_VALUES
      ? `A question may be about ${count(MOST_VALUES)} values at most, and this scene has ${count(sizeOf(shape))}: choose shorter axes.`
      : null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
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
  const { scene, problems } = decodeScene(link);
  if (problems.length > 0)
    throw new RangeError(`The scene of this question is not understood. Of it Explore says: “${problems.join(" ")}”`);
  const refusal = challengeRefusal(scene);
  if (refusal) throw new RangeError(refusal);
  const { shape, pinned } = fitScene(scene);
  const marked = pinned ?? cellAt(shape, 0);
  return {
    id: "ask",
    title: "Predict before you see",
    scenes: () => ({ shown: encodeScene({ ...scene, pinned: marked }).hash }),
    veil: kind === "sets" || kind === "mean" ? "cuts" : "after",
    words: ({ shown }) =>
      hint ||
      `${shown.plan.technique.name} on ${shape.join(" × ")} values. The marked one is ${cellInWords(shown.plan.axes, marked)}.`,
    question: ({ shown }) => questionOf(kind, shown, marked),
    explain: ({ shown }) => explanationOf(shown, marked),
  };
}

/** @throws RangeError where its answer is no number */
function questionOf(kind: ChallengeKind, shown: Figures, marked: Cell): Question {
  const largest = (values: ArrayLike<number>) => Math.ceil(Math.max(1, ...Array.from(values, Math.abs)));
  if (kind === "mean" && shown.plan.sources[0].centred === false)
    throw new RangeError(`${shown.plan.technique.name} takes no mean: ask for what the value becomes.`);
  if (![meanAt(shown, marked), yAt(shown, marked), ...shown.x, ...shown.y].every(Number.isFinite))
    throw new RangeError("Some of these values are NaN or infinite, so there is no answer: choose other data.");
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
