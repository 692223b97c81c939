import type { Moments } from "./contract.ts";
import { cut, rangesOf, type Sets, sizeOfSet } from "./partition.ts";
import type { Plan, PlannedSource } from "./plan.ts";
import { runsOf } from "./runs.ts";
import { notFiniteIn, type Survey } from "./scans.ts";
import { type Cell, cellAt, type Values } from "./shape.ts";
import { counted, listed, setInWords } from "./words.ts";

/** Something about a result that must not stay hidden: what it is, with the numbers, and a cell where it is seen. */
export interface Warning {
  readonly text: string;
  readonly cell: Cell | null;
}

/** The tensor that a result was made of. */
export interface Given {
  readonly values: Values;
  readonly survey: Survey;
  /** Whether values that differ in the file became equal when they were read. */
  readonly merged?: boolean;
}

/**
 * What is to be said about one set of a source, where its numbers stand: a mean or variance that does not exist, one or
 * two values, no spread at all, or less than ε lets through. Null where there is nothing to say.
 */
export function setWarning(plan: Plan, moments: readonly Moments[], k: number, set: number): string | null {
  const source = plan.sources[k];
  const { sets, running, centred = true, square = "mean" } = source;
  const [mean, variance, m] = [moments[k].mean[set], moments[k].variance[set], sizeOfSet(sets, set)];
  if (centred && Number.isFinite(mean) && variance === Infinity)
    return "The variance is beyond float64, and what is divided by it is 0.";
  if (!Number.isFinite(mean) || !Number.isFinite(variance))
    return "A cell of this set is NaN or infinite: the set has no finite mean or variance, and every cell of it feels that.";
  if (running || !divides(plan, source)) return null;
  if (centred && m === 1) return "m = 1: the variance is 0 and the value itself is lost.";
  if (variance === 0)
    return plan.eps > 0
      ? `The variance is 0: only ε = ${short(plan.eps)} is divided by.`
      : "The variance is 0 and so is ε: 0 ∕ 0.";
  if (!dividesAlone(plan, source) || square === "sum") return null;
  const sd = sdAfter(variance, plan.eps);
  if (centred && m === 2) return `m = 2: whatever the two values are, they become −${short(sd)} and +${short(sd)}.`;
  if (sd >= FEELS_EPSILON) return null;
  return `ε = ${short(plan.eps)} is of the variance’s size: the set comes out with standard deviation ${short(sd)} and not 1.`;
}

/** What is to be said about a result, most surprising first: from x and the survey of y. */
export function warningsOf(plan: Plan, moments: readonly Moments[], x: Given, y: Survey): Warning[] {
  const refused = pytorchRefuses(plan);
  return [
    ...refused,
    ...nothingCollected(plan),
    ...plan.sources.flatMap((source, k) => [
      ...(refused.length === 0 ? oneValueSets(plan, source) : []),
      ...twoValueSets(plan, source, moments[k]),
      ...zeroVariance(plan, source, moments[k], x),
      ...largeEpsilon(plan, source, moments[k]),
    ]),
    ...beyondFloat64(moments, x.survey),
    ...nonFinite(plan, moments, x.survey, y),
  ];
}

/** Whether a source's variance divides in any term. */
function divides(plan: Plan, source: PlannedSource): boolean {
  const k = plan.sources.indexOf(source);
  return plan.terms.some((term) => (term.variance?.[k] ?? 0) !== 0);
}

/** In evaluation: sets of one value leave the running statistics where they began. */
function nothingCollected({ technique, params, shape, sources }: Plan): Warning[] {
  const [N, C, H, W] = shape;
  const tracked = technique.tracked?.(params);
  const source = technique.sources(params, { N, C, H, W }).find(({ name }) => name === tracked?.source);
  if (!source || tracked?.variance !== "unbiased" || !sources.some(({ running }) => running)) return [];
  if (cut(shape, source.partition).equalSize !== 1) return [];
  const text = `No running statistics can be collected from sets of one value: m/(m − 1) does not exist, and PyTorch refuses to train on this shape. The start is used, mean 0 and variance ${tracked.startVariance}.`;
  return [{ text, cell: [0, 0, 0, 0] }];
}

function pytorchRefuses({ technique, params, shape: [N, C, H, W] }: Plan): Warning[] {
  const running = technique.tracked?.(params) ? " There is no running variance: m/(m − 1) does not exist." : "";
  const message = technique.pytorchRaises?.(params, { N, C, H, W });
  if (!message) return [];
  return [
    {
      text: `Every set has one value, so its variance is 0, x̂ = 0 and y = β. PyTorch refuses this shape: “${message}”.${running}`,
      cell: [0, 0, 0, 0],
    },
  ];
}

function oneValueSets(plan: Plan, source: PlannedSource): Warning[] {
  const { sets, running, centred = true, planes } = source;
  if (running || !centred || !divides(plan, source)) return [];
  if (planes === "unbiased" && sets.shape[2] * sets.shape[3] === 1) {
    return [
      {
        text: "The published code divides each plane's squares by H·W − 1 = 0: the variance is NaN, and so is y.",
        cell: [0, 0, 0, 0],
      },
    ];
  }
  if (sets.equalSize !== 1) return [];
  return [
    {
      text: `Every ${source.name} set has one value (m = 1): its variance is 0 and the value itself is lost. PyTorch computes this without a word.`,
      cell: [0, 0, 0, 0],
    },
  ];
}

/** Whether a source alone is what some term divides by: with others blended in, its variance says nothing about x̂. */
function dividesAlone(plan: Plan, source: PlannedSource): boolean {
  const k = plan.sources.indexOf(source);
  return plan.terms.some((term) => term.variance?.every((weight, i) => (i === k ? weight !== 0 : weight === 0)));
}

/** The standard deviation that a set comes out with: 1 but for ε. */
function sdAfter(variance: number, eps: number): number {
  return Math.sqrt(variance / (variance + eps));
}

function twoValueSets(plan: Plan, source: PlannedSource, { variance }: Moments): Warning[] {
  const { sets, running, centred = true, planes } = source;
  if (running || !centred || planes || sets.equalSize !== 2 || !dividesAlone(plan, source)) return [];
  const sizes = Array.from(variance, (v) => sdAfter(v, plan.eps)).filter((size) => size > 0);
  if (sizes.length === 0) return [];
  const least = short(sizes.reduce((a, b) => Math.min(a, b)));
  const most = short(sizes.reduce((a, b) => Math.max(a, b)));
  return [
    {
      text: `Every ${source.name} set has two values (m = 2): whatever they are, the smaller becomes −1 and the larger +1, but for ε. Here |x̂| is ${least === most ? most : `${least} to ${most}`}.`,
      cell: firstCellOf(source, 0),
    },
  ];
}

/** A set that comes out with less than this standard deviation has an ε of its variance's size. */
const FEELS_EPSILON = 0.98;

function largeEpsilon(plan: Plan, source: PlannedSource, { variance }: Moments): Warning[] {
  const { sets, running, centred = true, square = "mean" } = source;
  if (running || square === "sum" || plan.eps === 0 || !dividesAlone(plan, source)) return [];
  let many = 0;
  let least = -1;
  for (let set = 0; set < sets.count; set++) {
    if (!(variance[set] > 0 && variance[set] < Infinity) || sdAfter(variance[set], plan.eps) >= FEELS_EPSILON) continue;
    many++;
    if (least < 0 || variance[set] < variance[least]) least = set;
  }
  if (many === 0) return [];
  const [name, symbol] = centred ? ["variance", "σ²"] : ["mean square", "mean x²"];
  const result = centred ? "standard deviation" : "root mean square";
  return [
    {
      text: `ε = ${short(plan.eps)} is of the ${name}’s size in ${many.toLocaleString("en")} of ${counted(sets.count, "set")}. The smallest, ${symbol} = ${short(variance[least])} (${setInWords(plan.technique.tensor, sets, least)}), comes out with ${result} ${short(sdAfter(variance[least], plan.eps))} and not 1.`,
      cell: firstCellOf(source, least),
    },
  ];
}

function firstCellOf({ sets }: PlannedSource, set: number): Cell {
  return rangesOf(sets, set).map(([start]) => start) as unknown as Cell;
}

/** Three significant digits. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function zeroVariance(plan: Plan, source: PlannedSource, { variance }: Moments, x: Given): Warning[] {
  const { sets, centred = true, square = "mean" } = source;
  if (!divides(plan, source)) return [];
  let zeros = 0;
  let first = -1;
  for (let set = 0; set < sets.count; set++) {
    if (variance[set] !== 0 || (centred && sizeOfSet(sets, set) === 1)) continue;
    if (zeros++ === 0) first = set;
  }
  if (zeros === 0) return [];
  const ranges = rangesOf(sets, first);
  const where = setInWords(plan.technique.tensor, sets, first);
  const what =
    square === "sum" ? "length 0" : centred ? `variance 0: ${equality(x, sets, first)}` : onlyZeros(x, sets, first);
  const then =
    plan.eps > 0 ? `only ε = ${plan.eps} keeps the division possible, and x̂ = 0` : "0 is divided by 0, which gives NaN";
  return [
    {
      text: `${zeros.toLocaleString("en")} of ${counted(sets.count, "set")} ${zeros === 1 ? "has" : "have"} ${what}; ${then}. The first: ${where}.`,
      cell: [ranges[0][0], ranges[1][0], ranges[2][0], ranges[3][0]],
    },
  ];
}

/** In what sense the cells of a set without variance are equal. */
function equality({ values, merged }: Given, sets: Sets, set: number): string {
  if (!allEqual(values, sets, set)) return "their cells differ, but so little that the squares are 0 in float64";
  if (merged) return "all their cells are equal after rounding to float64, which in the file they need not be";
  return "all their cells are equal";
}

function onlyZeros({ values }: Given, sets: Sets, set: number): string {
  return allEqual(values, sets, set, 0) ? "only zeros" : "mean square 0: the squares of their cells are 0 in float64";
}

function allEqual(values: Values, sets: Sets, set: number, to?: number): boolean {
  const { starts, length } = runsOf(sets, set);
  const wanted = to ?? values[starts[0]];
  return starts.every((start) => values.subarray(start, start + length).every((value) => value === wanted));
}

/** Sums of squares of smaller values are finite in float64, whatever tensor they fill. */
const SQUARES_OVERFLOW = 2 ** 500;

function beyondFloat64(moments: readonly Moments[], { min, max }: Survey): Warning[] {
  const largest = Math.max(-min, max);
  if (largest < SQUARES_OVERFLOW || !moments.some(({ variance }) => variance.includes(Infinity))) return [];
  const text = `x has values up to ${short(largest)}, whose squares are beyond float64: the variance of their set is infinite here, and what is divided by it is 0.`;
  return [{ text, cell: null }];
}

function nonFinite(plan: Plan, moments: readonly Moments[], x: Survey, y: Survey): Warning[] {
  const [before, after] = [notFiniteIn(x), notFiniteIn(y)];
  if (before === 0 && after === 0) return [];
  const spread = plan.sources.flatMap((source, k) => spoiltSets(source, moments[k]));
  const through = spread.length > 0 ? ` ${sentenceCase(listed(spread))}.` : "";
  const text =
    before > 0
      ? `${counted(before, "cell")} of x ${before === 1 ? "is" : "are"} NaN or infinite; through the shared statistics ${counted(after, "cell")} of y ${after === 1 ? "is" : "are"}.${through}`
      : `No cell of x is NaN or infinite, but ${counted(after, "cell")} of y ${after === 1 ? "is" : "are"}.`;
  return [{ text, cell: cellAt(plan.shape, before > 0 ? x.first : y.first) }];
}

/** How many of a source's sets have no finite mean or variance: "1 of 12 group sets has no finite mean or variance". */
function spoiltSets({ name, sets, running }: PlannedSource, { mean, variance }: Moments): string[] {
  if (running) return [];
  let spoilt = 0;
  for (let set = 0; set < sets.count; set++) {
    if (!Number.isFinite(mean[set]) || !Number.isFinite(variance[set])) spoilt++;
  }
  if (spoilt === 0) return [];
  return [
    `${spoilt.toLocaleString("en")} of ${counted(sets.count, `${name} set`)} ${spoilt === 1 ? "has" : "have"} no finite mean or variance`,
  ];
}

function sentenceCase(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
