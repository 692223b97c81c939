import { setInWords } from "../../engine/explain/words.ts";
import { counted, plainNumber, shortNumber } from "../../engine/numbers.ts";
import type { ParamValue } from "../../engine/plan/controls.ts";
import { setOf } from "../../engine/plan/partition.ts";
import type { Figures } from "./figures.ts";
import type { EstimateQuestion, OrderQuestion, PaintQuestion, PickQuestion, Question, SetQuestion } from "./lesson.ts";
import { countPainted, type Painted, paintedSet, paintingInWords } from "./painted.ts";

/** What a person answers, by the kind of question. */
export interface AnswerOf {
  /** The position of the option. */
  readonly pick: number;
  /** The ids of the items, in the order given. */
  readonly order: readonly string[];
  readonly estimate: number;
  /** The scene with the controls as they were set. */
  readonly set: Figures;
  readonly paint: Painted;
}

/** Whether an answer is right, and what is said of it. */
export interface Verdict {
  readonly right: boolean;
  readonly says: string;
}

/** Judges an answer to a question of a page. */
export function judge<K extends Question["kind"]>(
  question: Extract<Question, { kind: K }>,
  answer: AnswerOf[K],
  shown: Figures,
): Verdict {
  return (JUDGES[question.kind] as (q: typeof question, a: AnswerOf[K], shown: Figures) => Verdict)(
    question,
    answer,
    shown,
  );
}

const JUDGES: {
  [K in Question["kind"]]: (q: Extract<Question, { kind: K }>, a: AnswerOf[K], shown: Figures) => Verdict;
} = {
  pick: judgePick,
  order: judgeOrder,
  estimate: judgeEstimate,
  set: judgeSet,
  paint: judgePaint,
};

function judgePick({ options }: PickQuestion, chosen: number): Verdict {
  const { holds, because } = options[chosen];
  return { right: holds, says: because };
}

/** The ids of the items in their right order. */
export function rightOrder({ items }: OrderQuestion): readonly string[] {
  return [...items].sort((a, b) => a.value - b.value).map(({ id }) => id);
}

function judgeOrder(question: OrderQuestion, answer: readonly string[]): Verdict {
  const right = rightOrder(question);
  const places = right.filter((id, i) => answer[i] === id).length;
  if (places === right.length) return { right: true, says: "All in their places." };
  const swapped = right.some((id, i) => answer[i] === right[i + 1] && answer[i + 1] === id);
  const more = swapped && places === right.length - 2 ? " Two neighbours are swapped." : "";
  return { right: false, says: `${places} of ${right.length} are in their places.${more}` };
}

function judgeEstimate({ answer, within, misled = [], step }: EstimateQuestion, given: number): Verdict {
  if (Math.abs(given - answer) <= within) return { right: true, says: `It is ${plainNumber(answer)}.` };
  const trap = misled.find(({ value }) => Math.abs(given - value) <= Math.max(step, within / 2));
  if (trap) return { right: false, says: trap.because };
  return { right: false, says: given > answer ? "That is too high." : "That is too low." };
}

function judgeSet(question: SetQuestion, figures: Figures): Verdict {
  return { right: question.holds(figures), says: question.because(figures) };
}

function judgePaint({ marked, source }: PaintQuestion, painted: Painted, { plan }: Figures): Verdict {
  const { sets } = plan.sources[source];
  const asked = paintedSet(sets, marked);
  const right = asked.join() === painted.join();
  return { right, says: right ? "Exactly its set." : paintingInWords(painted, asked, plan.shape, marked) };
}

/** The right answer, as notes tell it. */
export function answerInWords(question: Question, { plan }: Figures): string {
  switch (question.kind) {
    case "pick":
      return question.options
        .filter(({ holds }) => holds)
        .map(({ says }) => says)
        .join(" · or: ");
    case "order":
      return rightOrder(question)
        .map((id) => question.items.find((item) => item.id === id)?.says)
        .join(" · ");
    case "estimate":
      return `${plainNumber(question.answer)} ± ${plainNumber(question.within)}`;
    case "set":
      return Object.entries(question.answer)
        .map(
          ([name, value]) =>
            `${plan.technique.controls[name].symbol ?? plan.technique.controls[name].label}: ${settingInWords(value)}`,
        )
        .join(" · ");
    case "paint": {
      const { sets } = plan.sources[question.source];
      return `${setInWords(plan.axes, sets, setOf(sets, question.marked))}: ${counted(countPainted(paintedSet(sets, question.marked)), "value")}`;
    }
  }
}

/** A setting as notes tell it: of shares, which of them gets all. */
function settingInWords(value: ParamValue): string {
  if (Array.isArray(value)) return `all to the ${["first", "second", "third"][value.indexOf(Math.max(...value))]}`;
  return typeof value === "object" && "all" in value ? shortNumber(value.all) : String(value);
}
