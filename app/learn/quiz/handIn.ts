import { plainNumber } from "../../../engine/numbers.ts";
import { checksumOfText } from "../../data/checksum.ts";
import { countPainted, type Painted } from "../painted.ts";
import { CONFIDENCES, type Confidence } from "../progress.ts";

/** What was answered first to a question, and how sure that was. */
export interface Given {
  /** A number, or what stands for a painting. */
  readonly answer: string;
  readonly sure: Confidence;
}

/** The answers of one person to a quiz; null where a question was left out. */
export interface HandIn {
  readonly quiz: string;
  readonly name: string;
  readonly given: readonly (Given | null)[];
}

/** More of a name is left out. */
export const LONGEST_NAME = 40;

const SIGN = "normcube-quiz=";
const BETWEEN = " | ";
const LEFT_OUT = "none";

/** An estimate as a line of answers tells it. */
export function estimateAsText(estimate: number): string {
  return `${Number(estimate.toPrecision(6))}`;
}

/** A painting as a line of answers tells it: how many values, and what stands for which. */
export function paintingAsText(painted: Painted): string {
  return `${countPainted(painted)}~${checksumOfText(painted.join(""))}`;
}

/** One line to be handed in: the quiz, a name, every first answer with how sure it was, and a check against slips. */
export function lineOf({ quiz, name, given }: HandIn): string {
  const answers = given.map((own, i) => `${i + 1}=${own ? `${own.answer} ${own.sure}` : LEFT_OUT}`);
  const line = [`${SIGN}${quiz}`, `name=${plainName(name)}`, ...answers].join(BETWEEN);
  return `${line}${BETWEEN}check=${checksumOfText(line)}`;
}

/** A name without what lines are made of. */
export function plainName(name: string): string {
  return name
    .replace(/[\s|=\p{Cc}\p{Cf}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);
}

/** A line that was pasted, counted from 1: answers, or what is wrong with it and what helps. */
export type ReadLine = { readonly line: number } & (
  | { readonly handIn: HandIn; readonly fault: null }
  | { readonly handIn: null; readonly fault: string }
);

/**
 * Reads lines that were pasted from mails or chats; a line that was broken there is joined again.
 * @param quiz what stands for the quiz that was asked
 * @param questions how many it has
 */
export function readLines(pasted: string, quiz: string, questions: number): readonly ReadLine[] {
  return joined(pasted).map(({ line, text }) => {
    const read = readLine(text, quiz, questions);
    return typeof read === "string"
      ? { line, handIn: null, fault: `Line ${line} ${read}` }
      : { line, handIn: read, fault: null };
  });
}

function joined(pasted: string): { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = [];
  for (const [i, raw] of pasted.split(/\r?\n/).entries()) {
    const text = raw
      .replace(/^[>\s]+/, "")
      .replace(/\s+/g, " ")
      .trim();
    const last = found.at(-1);
    if (text === "") continue;
    if (last?.text.startsWith(SIGN) && !/check=\w*$/.test(last.text) && !text.includes(SIGN))
      last.text += last.text.endsWith("|") || text.startsWith("|") ? ` ${text}` : text;
    else found.push({ line: i + 1, text });
  }
  return found;
}

function readLine(text: string, quiz: string, questions: number): HandIn | string {
  const at = text.indexOf(SIGN);
  if (at < 0) return `holds no answers: these begin with ${SIGN.slice(0, -1)}. Remove it, or paste the line whole.`;
  const [, line, check] = /^(.*) \| check=(\w+)\W*$/.exec(text.slice(at)) ?? [];
  if (line === undefined)
    return "is not whole: its end, the check, is missing. Ask for it to be copied with the button.";
  if (checksumOfText(line) !== check)
    return "was changed after it was copied: it does not agree with its check. Ask for it to be copied with the button.";
  const [id, name, ...answers] = line.split(BETWEEN).map((part) => part.replace(/^[^=]*=/, ""));
  if (id !== quiz)
    return "answers other questions than these. Open the link of the quiz that was given out, and paste it there.";
  const given = answers.map(givenIn);
  if (given.length !== questions || given.includes(undefined))
    return "has answers that cannot be read. Ask for it to be copied with the button.";
  return { quiz, name: plainName(name), given: given.filter((own) => own !== undefined) };
}

function givenIn(text: string): Given | null | undefined {
  if (text === LEFT_OUT) return null;
  const [, answer, word] = /^(-?\d[\d.e+-]*|\d+~\w+) (\w+)$/.exec(text) ?? [];
  const sure = CONFIDENCES.find(({ value }) => value === word)?.value;
  return answer !== undefined && sure ? { answer, sure } : undefined;
}

/** An answer as tables tell it, where nothing more is known of it. */
export function answerInWords(answer: string): string {
  const [values, painting] = answer.split("~");
  return painting === undefined ? plainNumber(Number(answer)) : `a painting of ${values}`;
}
