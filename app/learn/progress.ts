import { create } from "zustand";
import { keepsAnything } from "../settings/keepsAnything.ts";

export const CONFIDENCES = [
  { value: "guess", label: "A guess" },
  { value: "fairly", label: "Fairly" },
  { value: "sure", label: "Sure" },
] as const;

export type Confidence = (typeof CONFIDENCES)[number]["value"];

/** How a page was answered. */
export interface Answered {
  /** Whether the first answer was right, and how sure it was. */
  readonly first: boolean;
  readonly sure: Confidence;
  /** Whether it was right in the end. */
  readonly right: boolean;
}

/** The answers by page, as "share/batch". */
export type Answers = Readonly<Record<string, Answered>>;

const KEY = "normcube-course";

interface Progress {
  readonly answers: Answers;
  /** Whether this browser refuses to keep them. */
  readonly lost: boolean;
}

/** What was answered, kept in this browser and followed in its other tabs. */
export const progress = create<Progress>(() => ({ answers: read(), lost: !keepsAnything() }));

globalThis.window?.addEventListener("storage", (event) => {
  if (event.key === KEY) progress.setState({ answers: parsed(event.newValue ?? "") ?? {} });
});

/** Keeps how a page was answered; the first answer stays the first. */
export function keepAnswer(page: string, answer: Answered): void {
  const answers = newest();
  const before = answers[page];
  keep({ ...answers, [page]: before ? { ...before, right: before.right || answer.right } : answer });
}

/** Forgets all answers. */
export function wipeAnswers(): void {
  keep({});
}

/** All answers as a text that `takeAnswers` reads. */
export function answersAsText(): string {
  return JSON.stringify({ course: "normcube", answers: progress.getState().answers }, null, 1);
}

/** Takes answers that were saved; false where the text has none. */
export function takeAnswers(text: string): boolean {
  const taken = parsed(text);
  if (taken) keep({ ...newest(), ...taken });
  return taken !== null;
}

/** What another tab has just kept may not have been told yet. */
function newest(): Answers {
  const { answers, lost } = progress.getState();
  return lost ? answers : read();
}

function keep(answers: Answers): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ course: "normcube", answers }));
    progress.setState({ answers, lost: false });
  } catch {
    progress.setState({ answers, lost: true });
  }
}

function read(): Answers {
  try {
    return parsed(localStorage.getItem(KEY) ?? "") ?? {};
  } catch {
    return {};
  }
}

/** Answers out of a text that anybody may have written; null where it holds none. */
function parsed(text: string): Answers | null {
  try {
    const { course, answers } = JSON.parse(text);
    if (course !== "normcube" || typeof answers !== "object" || answers === null) return null;
    return Object.fromEntries(
      Object.entries(answers).filter((entry): entry is [string, Answered] => isAnswered(entry[1])),
    );
  } catch {
    return null;
  }
}

function isAnswered(value: unknown): value is Answered {
  const { first, sure, right } = Object(value) as Partial<Answered>;
  return typeof first === "boolean" && typeof right === "boolean" && CONFIDENCES.some((each) => each.value === sure);
}

/** Of the answers given with one confidence: how many, and how many of them were right at first. */
export function calibration(answers: Answers, sure: Confidence): { readonly given: number; readonly right: number } {
  const given = Object.values(answers).filter((answer) => answer.sure === sure);
  return { given: given.length, right: given.filter(({ first }) => first).length };
}
