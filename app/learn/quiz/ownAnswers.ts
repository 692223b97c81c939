import { create } from "zustand";
import { CONFIDENCES } from "../progress.ts";
import type { Given } from "./handIn.ts";

/** What was answered in the quiz that was opened last. */
interface OwnAnswers {
  /** What stands for the quiz. */
  readonly quiz: string;
  readonly name: string;
  /** By the number of the question. */
  readonly given: Readonly<Record<number, Given & { readonly right: boolean }>>;
}

const KEY = "normcube-quiz";

const NONE: OwnAnswers = { quiz: "", name: "", given: {} };

/** Kept in this browser, so that a reload loses nothing. */
export const ownAnswers = create<OwnAnswers>(read);

/** Keeps an answer to a question, unless it was answered before: the first one counts. */
export function keepGiven(quiz: string, number: number, given: OwnAnswers["given"][number]): void {
  const now = ownAnswers.getState();
  const before = now.quiz === quiz ? now.given : {};
  keep({ ...now, quiz, given: number in before ? before : { ...before, [number]: given } });
}

export function keepName(name: string): void {
  keep({ ...ownAnswers.getState(), name });
}

/** Forgets what was answered in quizzes. */
export function wipeOwnAnswers(): void {
  keep(NONE);
}

function keep(answers: OwnAnswers): void {
  ownAnswers.setState(answers);
  try {
    localStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    // A browser that keeps nothing still has them until the page is left.
  }
}

function read(): OwnAnswers {
  try {
    const { quiz, name, given } = Object(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    const known = Object.entries(Object(given)).filter(([, own]) => isGiven(own));
    return {
      quiz: String(quiz ?? ""),
      name: String(name ?? ""),
      given: Object.fromEntries(known) as OwnAnswers["given"],
    };
  } catch {
    return NONE;
  }
}

function isGiven(own: unknown): boolean {
  const { answer, sure, right } = Object(own);
  return typeof answer === "string" && typeof right === "boolean" && CONFIDENCES.some(({ value }) => value === sure);
}
