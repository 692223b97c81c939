import { IN_FLOAT32, withoutNoise } from "../explain/rounding.ts";
import type { Trace } from "../explain/trace.ts";
import { planInWords } from "../explain/words.ts";
import { count } from "../numbers.ts";
import type { Plan } from "../plan/plan.ts";
import { evaluates } from "../plan/technique.ts";
import { costOf, type Holding, holdingInWords, keptBy, learnedBy } from "./declared.ts";
import type { Effect, Trial, Verdict } from "./effects.ts";
import { type Facts, isTimed } from "./facts.ts";

/** What stands in a cell of the table: words, and numbers that the view writes in its own way. */
export type Entry = readonly (string | number)[];

/** One row: what is asked, and every column's answer. */
export interface Row {
  readonly id: string;
  readonly label: string;
  /** One sentence that explains the row. */
  readonly hint: string;
  /** Null where it is not measured yet. */
  readonly entries: readonly (Entry | null)[];
  /** Whether the columns disagree. */
  readonly differs: boolean;
}

/** A column as the table asks it. */
export interface Answering {
  readonly plan: Plan;
  readonly facts: Facts | null;
  /** Nanoseconds per value, where the tensor is timed; null until it is measured. */
  readonly time: number | null;
  /** The pointed cell's way through the column. */
  readonly trace: Trace | null;
}

interface Question {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  answer(column: Answering): Entry | null;
  /** How an answer is compared with the others where small differences do not count. */
  key?(column: Answering): string;
}

/** Rows about the selected cell while none is selected. */
const NO_CELL: Entry = ["—"];

/** The table of what differs: derived from the declarations and the measurements, disagreements first. */
export function rowsOf(columns: readonly Answering[]): Row[] {
  if (columns.length === 0) return [];
  const rows = questionsFor(columns[0].plan).map(({ id, label, hint, answer, key }): Row => {
    const entries = columns.map(answer);
    const keys = columns.map((column, i) => key?.(column) ?? JSON.stringify(entries[i]));
    return { id, label, hint, entries, differs: keys.some((each) => each !== keys[0]) };
  });
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}

const TIME: Question = {
  id: "time",
  label: "time on this tensor",
  hint: "Measured here, for statistics and output from the bare tensor: the median of some warmed runs.",
  answer: ({ time }) => (time === null ? null : [time, " ns per value"]),
  // Times never agree to the digit: that is no disagreement about the techniques.
  key: () => "",
};

/** What a column's tensors, and one unit that is normalized apart from others, are called. */
interface Names {
  readonly x: string;
  readonly y: string;
  readonly one: string;
  readonly others: string;
  readonly apart: string;
}

function questionsFor({ technique: { tensor }, shape }: Plan): Question[] {
  const weights = tensor === "weights";
  const names = weights
    ? { x: "v", y: "w", one: "an output channel", others: "other output channels", apart: "output channel" }
    : { x: "x", y: "y", one: "a sample", others: "other samples", apart: "sample" };
  return [
    ...cellQuestions(names),
    SETS,
    dependenceQuestion(weights, names),
    ...PARAMETERS,
    ...contrastQuestions(names),
    ...trials(weights, names.x),
    ...outputQuestions(names),
    ...COSTS,
    ...(isTimed(shape) ? [TIME] : []),
  ];
}

function cellQuestions({ x, y }: Names): Question[] {
  return [
    {
      id: "at-cell",
      label: `${y} of this value`,
      hint: "What the selected value becomes.",
      answer: ({ trace }) => (trace ? [trace.y] : NO_CELL),
    },
    {
      id: "mean-at-cell",
      label: "mean used at this value",
      hint: `The mean that is subtracted from the selected value of ${x}; where outputs are blended, one for each.`,
      answer: ({ trace }) =>
        trace?.sources.length === 0 ? ["none"] : trace ? numbers(trace.terms.map((term) => term.mean)) : NO_CELL,
    },
  ];
}

const SETS: Question = {
  id: "sets",
  label: "sets",
  hint: "How many sets of values share statistics, and how many values are in each.",
  answer: ({ plan }) => [planInWords(plan)],
};

function dependenceQuestion(weights: boolean, { one, others }: Names): Question {
  return {
    id: "others",
    label: weights ? "depends on other output channels?" : "depends on the rest of the batch?",
    hint: `Measured: ${one} was doubled, then shifted by 1; did the output of the ${others} move?`,
    answer: ({ plan, facts }) => (plan.shape[0] === 1 ? [`no: there are no ${others}`] : facts && dependence(facts)),
    key: ({ facts }) => (facts ? String(isDependent(facts)) : ""),
  };
}

const PARAMETERS: readonly Question[] = [
  {
    id: "evaluation",
    label: "same in training and evaluation",
    hint: "Whether running statistics take the place of the batch's own in evaluation.",
    answer: ({ plan }) => [inEvaluation(plan)],
  },
  {
    id: "learned",
    label: "learned parameters",
    hint: "Their symbols, their shape, and how many numbers they are in all.",
    answer: ({ plan }) => holdings(learnedBy(plan)),
  },
  {
    id: "kept",
    label: "running statistics",
    hint: "What is collected in training for use in evaluation.",
    answer: ({ plan }) => holdings([keptBy(plan)].filter((kept) => kept !== null)),
  },
];

function contrastQuestions({ one, apart }: Names): Question[] {
  return [
    {
      id: "contrast",
      label: `keeps the contrast of ${one}?`,
      hint: `Measured: all values of one ${apart} were doubled; did its own output move?`,
      answer: ({ facts }) => facts && seen(effect(facts, "sample × 2")),
      key: ({ facts }) => (facts ? String(effect(facts, "sample × 2").verdict === "changes") : ""),
    },
    {
      id: "brightness",
      label: `keeps the brightness of ${one}?`,
      hint: `Measured: 1 was added to all values of one ${apart}; did its own output move?`,
      answer: ({ facts }) => facts && seen(effect(facts, "sample + 1")),
      key: ({ facts }) => (facts ? String(effect(facts, "sample + 1").verdict === "changes") : ""),
    },
  ];
}

function outputQuestions({ y }: Names): Question[] {
  return [
    {
      id: "output-mean",
      label: `mean of ${y}`,
      hint: "The mean of the whole output.",
      answer: ({ facts }) => facts && [withoutNoise(facts.mean, Math.sqrt(facts.variance), IN_FLOAT32)],
      key: ({ facts }) => (facts ? roundFactor(facts.mean) : ""),
    },
    {
      id: "output-variance",
      label: `variance of ${y}`,
      hint: "The biased variance of the whole output.",
      answer: ({ facts }) => facts && [facts.variance],
      key: ({ facts }) => (facts ? roundFactor(facts.variance) : ""),
    },
  ];
}

const COSTS: readonly Question[] = [
  {
    id: "operations",
    label: "arithmetic per value",
    hint: "Additions, multiplications and the like for one value, as the definition says it; a fused kernel may need fewer.",
    answer: ({ plan }) => [`${costOf(plan).operations} operations`],
  },
  {
    id: "bytes",
    label: "bytes moved per value",
    hint: "In float32: read for the statistics, read again for the output, written once. Running statistics save the first reading.",
    answer: ({ plan }) => [`${costOf(plan).bytes} bytes`],
  },
];

/** What scaling and shifting leave as it is. */
function trials(weights: boolean, x: string): Question[] {
  const asked: readonly (readonly [Trial, string, string])[] = [
    ["all × 2", `${x} × 2`, `All of ${x} was doubled, as doubling the weights before it would do.`],
    ["all + 1", `${x} + 1`, `1 was added to all of ${x}.`],
    ...(weights
      ? []
      : ([
          ["channel × 2", "one channel × 2", "One channel was doubled, as doubling the weights that make it would do."],
          ["channel + 1", "one channel + 1", "1 was added to one channel, as a bias before it would do."],
        ] as const)),
  ];
  return asked.map(([trial, label, hint]) => ({
    id: trial,
    label,
    hint: `Measured: ${hint} Does the output stay as it was?`,
    answer: ({ facts }) => facts && steadiness(effect(facts, trial)),
    key: ({ facts }) => (facts ? String(worst(effect(facts, trial)) === "changes") : ""),
  }));
}

function effect({ effects }: Facts, trial: Trial): Effect {
  const found = effects.find((each) => each.trial === trial);
  if (!found) throw new RangeError(`the trial “${trial}” was not measured.`);
  return found;
}

function worst({ verdict, outsideVerdict }: Effect): Verdict {
  return [verdict, outsideVerdict].includes("changes") ? "changes" : verdict === "stays" ? outsideVerdict : verdict;
}

function steadiness(of: Effect): Entry {
  const most = Math.max(of.inside, of.outside);
  const verdict = worst(of);
  if (verdict === "stays") return ["unchanged"];
  return verdict === "changes" ? ["changes by up to ", most] : ["unchanged (up to ε: ", most, ")"];
}

function seen({ verdict, inside }: Effect): Entry {
  if (verdict === "changes") return ["yes, by up to ", inside];
  return verdict === "stays" ? ["no"] : ["no (up to ε: ", inside, ")"];
}

/** Whether any trial with one sample moved another: measured, not declared. */
function isDependent(facts: Facts): boolean {
  return sampleEffects(facts).some(({ outsideVerdict }) => outsideVerdict === "changes");
}

function dependence(facts: Facts): Entry {
  const most = Math.max(...sampleEffects(facts).map(({ outside }) => outside));
  return isDependent(facts) ? ["yes, by up to ", most] : ["no"];
}

function sampleEffects(facts: Facts): Effect[] {
  return [effect(facts, "sample × 2"), effect(facts, "sample + 1")];
}

function inEvaluation({ technique, params, sources }: Plan): string {
  const tracked = technique.tracked?.(params);
  if (!tracked) return "yes";
  const part = sources.length > 1 ? `running ${tracked.source} statistics` : "running statistics";
  return evaluates(technique, params) ? `no: ${part}, as shown` : `no: ${part}`;
}

function holdings(all: readonly Holding[]): Entry {
  if (all.length === 0) return ["none"];
  const words = all.map(holdingInWords);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  return [`${words.join("; ")}: ${count(total)}`];
}

function numbers(values: readonly number[]): Entry {
  return values.flatMap((value, i) => (i === 0 ? [value] : [" and ", value]));
}

/** Two digits after the point: enough to tell outputs apart, too few to tell rounding. */
function roundFactor(value: number): string {
  const text = value.toFixed(2);
  return text === "-0.00" ? "0.00" : text;
}
