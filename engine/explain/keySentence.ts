import { counted } from "../numbers.ts";
import { type Plan, type PlannedSource, sourceOf } from "../plan/plan.ts";
import { evaluates } from "../plan/technique.ts";
import { keptApart, listed, sizesInWords } from "./words.ts";

/** What a picture shows in two sentences: how many sets of how many values, and what the values of one share. */
export interface KeySentence {
  /** "Batch norm: 6 sets of 36 values." */
  readonly headline: string;
  /** "Each channel shares one mean and one variance." */
  readonly rest: string;
}

/** The key sentence of a plan, as the page's headline says it. */
export function keySentenceOf(plan: Plan): KeySentence {
  const { technique, params, sources } = plan;
  const { name } = technique;
  if (sources.length === 0)
    return { headline: `${name}: no values share statistics.`, rest: "Each value is taken by itself." };
  const own = sources.filter(({ running }) => !running);
  const running = sources.find((source) => source.running);
  if (running && own.length === 0)
    return { headline: `${name} in evaluation: no values share.`, rest: runningInWords(plan) };
  const mode = evaluates(technique, params) ? " in evaluation" : "";
  return {
    headline: `${name}${mode}: ${listed(own.map(({ sets }) => `${counted(sets.count, "set")} of ${sizesInWords(sets, "value")}`))}.`,
    rest: [
      sources.length > 1 ? blendInWords(plan) : own.map((source) => sharesInWords(plan, source)).join(""),
      ...(running ? [runningInWords(plan)] : []),
    ].join(" "),
  };
}

function blendInWords(plan: Plan): string {
  const { sources, terms } = plan;
  const [mean, variance] = (["mean", "variance"] as const).map((moment) => sourceOf(plan, 0, moment));
  if (terms.length === 1 && mean !== null && variance !== null)
    return `Each value takes its mean from the ${sources[mean].name} cut and its variance from the ${sources[variance].name}.`;
  return terms.length > 1
    ? `Each value is normalized in ${terms.length} ways, and the results are blended.`
    : `Each value is normalized with a blend of ${sources.length} means and ${sources.length} variances.`;
}

function runningInWords({ technique, params }: Plan): string {
  const mean = technique.tracked?.(params)?.variance === "none";
  return mean ? "Each channel uses its running mean." : "Each channel uses its running mean and variance.";
}

function sharesInWords(plan: Plan, source: PlannedSource): string {
  const apart = keptApart(plan.axes, source.sets);
  const what = statisticsOf(plan, source);
  if (source.sets.equalSize === 1) return `Each value is alone in its set, with ${what} of its own.`;
  if (apart.length === 0) return `All values together share ${what}.`;
  const [first, ...others] = apart.reverse();
  return `Each ${[first, ...others.map(withArticle)].join(" in ")} shares ${what}.`;
}

function statisticsOf({ terms, sources }: Plan, { centred = true, square = "mean", name }: PlannedSource): string {
  const k = sources.findIndex((source) => source.name === name);
  const divides = terms.some(({ variance }) => variance !== null && variance[k] !== 0);
  if (!centred) return square === "sum" ? "one length" : "one mean square";
  return divides ? "one mean and one variance" : "one mean";
}

function withArticle(noun: string): string {
  return `${noun.startsWith("o") ? "an" : "a"} ${noun}`;
}
