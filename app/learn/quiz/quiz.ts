import { decodeScene } from "../../address/address.ts";
import { checksumOfText } from "../../data/checksum.ts";
import { fitScene } from "../../scene/fitted.ts";
import { CHALLENGES, challengeAddress, challengeIn } from "../challenge.ts";
import type { Page } from "../lesson.ts";

/** Several questions about scenes, in an order: all of it stands in a link, and no answer does. */
export interface Quiz {
  readonly title: string;
  readonly questions: readonly QuizQuestion[];
}

export interface QuizQuestion {
  /** What stands for it in an address: kind, scene and hint, so that equal questions have equal texts. */
  readonly text: string;
  /** What is asked, about what. */
  readonly says: string;
  readonly page: Page;
}

/** More questions make no link that travels well. */
export const MOST_QUESTIONS = 20;

/** More of a title is left out. */
export const LONGEST_TITLE = 80;

/** What of a quiz is shown: its first page, a question (counted from 1), its end, its making, or the answers handed in. */
export type QuizPlace = "" | number | "end" | "make" | "read";

/** The address of a place in a quiz. */
export function quizAddress({ title, questions }: Quiz, at: QuizPlace): string {
  const name = at === "" ? "learn=quiz" : `learn=quiz.${at}`;
  return `#${[name, `title=${encodeURIComponent(title)}`, ...questions.map(({ text }) => text)].join("&")}`;
}

/** The place in a quiz that an address names after "quiz". */
export function quizPlaceIn(at: string): QuizPlace {
  const [, named = ""] = at.split(".");
  if (named === "end" || named === "make" || named === "read") return named;
  return /^[1-9]\d?$/.test(named) ? Number(named) : "";
}

/**
 * Reads a quiz out of the rest of an address; one without questions is empty.
 * @throws RangeError with the reason, where one of its questions cannot be asked
 */
export function quizIn(rest: string): Quiz {
  const title = new URLSearchParams(rest).get("title") ?? "";
  // Every question begins with its kind.
  const texts = rest.split(/&(?=kind=)/).filter((part) => part.startsWith("kind="));
  if (texts.length > MOST_QUESTIONS)
    throw new RangeError(`A quiz has ${MOST_QUESTIONS} questions at most, and this link has ${texts.length}.`);
  // Others wrote it: without what turns or hides text.
  const seen = title.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, LONGEST_TITLE);
  return { title: seen, questions: texts.map(questionIn) };
}

function questionIn(text: string, index: number): QuizQuestion {
  try {
    return { page: challengeIn(text), says: questionInWords(text), text: normalText(text) };
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`Question ${index + 1} cannot be asked. ${error.message}`);
    throw error;
  }
}

function questionInWords(text: string): string {
  const parts = new URLSearchParams(text);
  const name = CHALLENGES.find(({ kind }) => kind === parts.get("kind"))?.name ?? "";
  const { scene } = decodeScene(parts.get("scene") ?? "");
  const { shape, columns } = fitScene(scene);
  return `${name} · ${columns[0].technique.name}, ${shape.join(" × ")}`;
}

/**
 * The questions of links that somebody pasted: of single questions, or of a whole quiz.
 * @throws RangeError naming the link that is none, with the remedy
 */
export function questionsOfLinks(pasted: string): readonly QuizQuestion[] {
  const links = pasted.split(/\s+/).filter((link) => link !== "");
  if (links.length === 0)
    throw new RangeError("Nothing is pasted: copy a question’s link from Share in Explore, and paste it here.");
  return links.flatMap((link, i) => {
    const rest = /#learn=(?:ask|quiz)(?:\.\w+)?&(.*)$/.exec(link)?.[1];
    const which = links.length === 1 ? "This" : `Link ${i + 1}`;
    if (rest === undefined)
      throw new RangeError(`${which} is not the link of a question: copy one from Share, Ask about this, in Explore.`);
    const { questions } = quizIn(rest);
    if (questions.length === 0) throw new RangeError(`${which} holds no question: copy it again, to its end.`);
    return questions;
  });
}

/** Stands for the questions of a quiz in their order, whatever its title. */
export function quizId({ questions }: Quiz): string {
  return checksumOfText(questions.map(({ text }) => text).join("&"));
}

/** The same question as challenges write it. */
function normalText(text: string): string {
  const parts = new URLSearchParams(text);
  const kind = CHALLENGES.find((known) => known.kind === parts.get("kind"))?.kind ?? "paint";
  return challengeAddress(kind, parts.get("scene") ?? "", parts.get("hint") ?? "").replace("#learn=ask&", "");
}
