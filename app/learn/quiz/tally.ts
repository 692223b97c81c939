import { plainNumber } from "../../../engine/numbers.ts";
import { figuresOfPage } from "../faults.ts";
import { judge } from "../judge.ts";
import type { Question } from "../lesson.ts";
import { namedSets, paintedSet } from "../painted.ts";
import { CONFIDENCES, type Confidence } from "../progress.ts";
import { answerInWords, type Given, type HandIn, paintingAsText } from "./handIn.ts";
import type { Quiz } from "./quiz.ts";

/** What is said of the answers to one question. */
export interface Key {
  isRight(answer: string): boolean;
  /** An answer in a few words: close estimates in the same, paintings by the technique whose set they are. */
  says(answer: string): string;
}

/** Computes the right answers to a quiz; what is wrong with a question is thrown as a RangeError. */
export async function keysOf({ questions }: Quiz): Promise<readonly Key[]> {
  return await Promise.all(
    questions.map(async ({ page }) => {
      const figures = await figuresOfPage(page, 0);
      const { shown } = figures;
      return keyOf(page.question(figures), shown);
    }),
  );
}

function keyOf(question: Question, shown: Parameters<typeof judge>[2]): Key {
  if (question.kind === "estimate") {
    const { within } = question;
    return {
      isRight: (answer) => judge<"estimate">(question, Number(answer), shown).right,
      says: (answer) => plainNumber(Number((Math.round(Number(answer) / within) * within).toPrecision(3))),
    };
  }
  if (question.kind !== "paint") throw new RangeError("Only estimates and paintings are handed in.");
  const { shape, sources } = shown.plan;
  const right = paintingAsText(paintedSet(sources[question.source].sets, question.marked));
  const names = new Map(
    namedSets(shape, question.marked).map(({ technique, painted }) => [paintingAsText(painted), technique]),
  );
  return {
    isRight: (answer) => answer === right,
    says: (answer) => {
      const name = names.get(answer);
      return name ? `${name.toLowerCase()}’s set` : answerInWords(answer);
    },
  };
}

/** One answer in the table; null where the question was left out. */
export interface Cell {
  readonly right: boolean;
  readonly sure: Confidence;
  readonly says: string;
}

/** What a class answered to one question. */
export interface Total {
  readonly right: number;
  readonly wrong: number;
  /** Guesses, right or wrong. */
  readonly guessed: number;
  /** Wrong ones that were sure: what to talk about. */
  readonly sureAndWrong: number;
  /** The wrong answer that was given most often, and how often; null without wrong ones. */
  readonly commonWrong: { readonly says: string; readonly times: number } | null;
}

export interface Tally {
  readonly rows: readonly { readonly name: string; readonly cells: readonly (Cell | null)[] }[];
  readonly totals: readonly Total[];
}

/** All answers by person and question, with what they come to by question. */
export function tally(handIns: readonly HandIn[], keys: readonly Key[]): Tally {
  const rows = handIns.map(({ name, given }) => ({
    name: name || "without a name",
    cells: keys.map((key, i) => cellOf(given[i], key)),
  }));
  return { rows, totals: keys.map((_, i) => totalOf(rows.flatMap(({ cells }) => cells[i] ?? []))) };
}

function cellOf(given: Given | null, key: Key): Cell | null {
  return given && { right: key.isRight(given.answer), sure: given.sure, says: key.says(given.answer) };
}

function totalOf(cells: readonly Cell[]): Total {
  const wrong = cells.filter(({ right }) => !right);
  const times = new Map<string, number>();
  for (const { says } of wrong) times.set(says, (times.get(says) ?? 0) + 1);
  const [most] = [...times].sort(([, a], [, b]) => b - a);
  return {
    right: cells.length - wrong.length,
    wrong: wrong.length,
    guessed: cells.filter(({ sure }) => sure === "guess").length,
    sureAndWrong: wrong.filter(({ sure }) => sure === "sure").length,
    commonWrong: most ? { says: most[0], times: most[1] } : null,
  };
}

/** The table as comma-separated values: a line for each person, three columns for each question. */
export function tallyAsCsv({ rows, totals }: Tally): string {
  const head = ["name", ...totals.flatMap((_, i) => [`${i + 1} answer`, `${i + 1} right`, `${i + 1} sure`])];
  const lines = rows.map(({ name, cells }) => [
    name,
    ...cells.flatMap((cell) => (cell ? [cell.says, cell.right ? "yes" : "no", cell.sure] : ["", "", ""])),
  ]);
  return `${[head, ...lines].map((line) => line.map(csvField).join(",")).join("\r\n")}\r\n`;
}

/** A field in quotes; one that a spreadsheet would take for a formula is kept from being one. */
function csvField(text: string): string {
  const harmless = /^[=+@\t]|^-\D/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** How sure, in a word of the page. */
export function sureInWords(sure: Confidence): string {
  return CONFIDENCES.find(({ value }) => value === sure)?.label.toLowerCase() ?? sure;
}
