import { sizeOf } from "../../engine/plan/shape.ts";
import { encodeParam } from "../address/addressPart.ts";
import { type Figures, type FiguresByName, figuresOf, sharing } from "./figures.ts";
import type { Page, PickQuestion, Question, SetQuestion } from "./lesson.ts";

/** No text of a page has more words. */
const MOST_WORDS = 60;

/** The figures of all scenes of a page, or of what else has scenes. */
export async function figuresOfPage(page: Pick<Page, "scenes">, seed: number): Promise<FiguresByName> {
  const scenes = Object.entries(page.scenes(seed));
  const figures = await Promise.all(scenes.map(([, link]) => figuresOf(link)));
  return Object.fromEntries(scenes.map(([name], i) => [name, figures[i]]));
}

/**
 * What a page says that the engine contradicts, and what would make it a bad question, in sentences.
 * @param link of the scene that it shows
 */
export async function faultsOf(page: Page, figures: FiguresByName, link: string): Promise<string[]> {
  const faults: string[] = [];
  const question = page.question(figures);
  const texts = { words: page.words(figures), explanation: page.explain(figures) };
  for (const [name, text] of Object.entries(texts)) {
    const words = text.split(/\s+/).length;
    if (words > MOST_WORDS) faults.push(`the ${name} has ${words} words, at most ${MOST_WORDS} are allowed`);
    if (/NaN|undefined|null/.test(text)) faults.push(`the ${name} has a number that does not exist: ${text}`);
  }
  for (const { says, holds } of page.asserts?.(figures) ?? []) if (!holds) faults.push(`this is false: ${says}`);
  return [...faults, ...(await faultsOfQuestion(question, figures.shown, link))];
}

async function faultsOfQuestion(question: Question, shown: Figures, link: string): Promise<string[]> {
  switch (question.kind) {
    case "pick": {
      const holding = question.options.filter(({ holds }) => holds);
      const reasons = new Set(question.options.map(({ because }) => because));
      return [
        ...(question.arguable ? faultsOfArguable(question, holding.length) : []),
        ...(question.arguable || holding.length === 1 ? [] : [`${holding.length} of its options hold`]),
        ...(new Set(question.options.map(({ says }) => says)).size === question.options.length
          ? []
          : ["two options say the same"]),
        ...(reasons.size === question.options.length ? [] : ["two options have the same reason"]),
      ];
    }
    case "order": {
      const values = question.items.map(({ value }) => value).sort((a, b) => a - b);
      const apart = values.every((value, i) => i === 0 || value - values[i - 1] > 1e-6);
      return apart ? [] : [`its items have no order: ${values.join(", ")}`];
    }
    case "estimate": {
      const { answer, within, from, to, misled = [] } = question;
      if (!(answer >= from && answer <= to)) return [`its answer ${answer} is not between ${from} and ${to}`];
      const close = misled.filter(({ value }) => !(Math.abs(value - answer) > within));
      return [
        ...close.map(({ value }) => `${value} is called wrong, and is within ${within} of ${answer}`),
        ...(within <= (to - from) / 4 ? [] : [`anybody guesses ${answer} ± ${within} between ${from} and ${to}`]),
      ];
    }
    case "set":
      return [
        ...(question.holds(shown) ? ["what it asks for holds before anything is moved"] : []),
        ...(question.holds(await figuresOf(answered(question, link))) ? [] : ["its own answer is not right"]),
      ];
    case "paint": {
      const set = sharing(shown, question.marked, question.source);
      return set < sizeOf(shown.shape) ? [] : ["all values are to be painted"];
    }
  }
}

function faultsOfArguable({ options }: PickQuestion, holding: number): string[] {
  return [
    ...(holding > 1 && holding < options.length ? [] : [`${holding} of its options can be argued for`]),
    ...options.filter(({ holds, evidence }) => holds && !evidence).map(({ says }) => `“${says}” has no evidence`),
  ];
}

/** The link of a scene with the setting that answers a question. */
export function answered({ answer }: SetQuestion, link: string): string {
  const moved = Object.entries(answer).map(([name, value]) => `${name}=${encodeParam(value)}`);
  const kept = link.split("&").filter((part) => !(part.split("=")[0] in answer));
  return [...kept, ...moved].join("&");
}
