import type { Moments } from "../arithmetic/contract.ts";
import { notFiniteIn, type Survey } from "../arithmetic/scans.ts";
import { sizeAfter } from "../normalize/divisor.ts";
import { count, counted, fullNumber, numbered, shortNumber } from "../numbers.ts";
import { cut, extentOfSizes, rangesOf, type Sets, sizeOfSet } from "../plan/partition.ts";
import { isLength, isUnbiased, type Plan, type PlannedSource, sourceOf } from "../plan/plan.ts";
import { runsOf } from "../plan/runs.ts";
import { type Cell, cellAt, type Values } from "../plan/shape.ts";
import { inTraining } from "../plan/technique.ts";
import { hatLetters, tensorLetters, varianceLetters } from "./symbols.ts";
import { setInWords } from "./words.ts";

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
  const { sets, running, centred = true } = source;
  const [mean, variance, m] = [moments[k].mean[set], moments[k].variance[set], sizeOfSet(sets, set)];
  if (!takesPart(plan, k)) return null;
  if (lacksPlaneVariance(source)) return NO_PLANE_VARIANCE;
  if (lacksVariance(source, m)) return "m = 1: the unbiased variance divides by m − 1 = 0, and 0 ∕ 0 gives NaN.";
  if (!isFiniteFor(plan, k, mean, variance)) return notFiniteInWords(plan, k, mean, variance);
  if (running || !divides(plan, k)) return null;
  const alone = standardizesAlone(plan, k);
  if (centred && m === 1) {
    if (!alone) return "m = 1: the mean is the value itself and the variance is 0.";
    return plan.eps > 0
      ? "m = 1: the mean is the value itself and the variance is 0, so the value becomes 0, whatever it was."
      : "m = 1: the mean is the value itself and the variance is 0. So is ε: 0 ∕ 0 gives NaN.";
  }
  if (variance === 0) return noSpreadInWords(plan, source, alone);
  if (!alone || isUnbiased(source)) return null;
  const sd = shortNumber(sizeAfter(plan, variance));
  if (isLength(source)) {
    return sizeAfter(plan, variance) >= FEELS_EPSILON
      ? null
      : `The length is less than ε = ${fullNumber(plan.eps)}, which divides in its place: the set ends up with length ${sd} instead of 1.`;
  }
  if (centred && m === 2) return `m = 2: whatever the two values are, they become −${sd} and +${sd}.`;
  if (sizeAfter(plan, variance) >= FEELS_EPSILON) return null;
  return centred
    ? `ε = ${fullNumber(plan.eps)} is not small compared with the variance: the set ends up with standard deviation ${sd} instead of 1.`
    : `ε = ${fullNumber(plan.eps)} is not small compared with the mean square: the set ends up with root mean square ${sd} instead of 1.`;
}

/** What is to be said about a result, most surprising first: from x and the survey of y. */
export function warningsOf(plan: Plan, moments: readonly Moments[], x: Given, y: Survey): Warning[] {
  const refused = pytorchRefuses(plan);
  return [
    ...refused,
    ...nothingCollected(plan),
    ...plan.sources.flatMap((source, k) => [
      ...(refused.length === 0 ? oneValueSets(plan, k) : []),
      ...twoValueSets(plan, k, moments[k]),
      ...(source.running ? zeroRunningVariance(plan, k, moments[k]) : zeroVariance(plan, k, moments[k], x)),
      ...largeEpsilon(plan, k, moments[k]),
    ]),
    ...beyondFloat64(plan, moments, x.survey),
    ...nonFinite(plan, moments, x.survey, y),
  ];
}

const FIRST: Cell = [0, 0, 0, 0];

const NO_PLANE_VARIANCE =
  "The published code divides each plane’s squares by H·W − 1 = 0: the variance is NaN, and so is y.";

/** Whether a source's mean or variance enters any term. */
function takesPart({ terms }: Plan, k: number): boolean {
  return terms.some(({ mean, variance }) => mean[k] !== 0 || (variance?.[k] ?? 0) !== 0);
}

/** Whether a source's variance divides in any term. */
function divides({ terms }: Plan, k: number): boolean {
  return terms.some(({ variance }) => (variance?.[k] ?? 0) !== 0);
}

/** Whether some term takes its mean and its variance from this source alone: what it makes of a set is known then. */
function standardizesAlone(plan: Plan, k: number): boolean {
  return plan.terms.some(({ variance }, t) => variance !== null && sourceOf(plan, t) === k);
}

/** Whether a set of m values has no variance of its kind. */
function lacksVariance({ square, running }: PlannedSource, m: number): boolean {
  return square === "unbiased" && !running && m === 1;
}

function lacksPlaneVariance({ planes, running, sets: { shape } }: PlannedSource): boolean {
  return planes === "unbiased" && !running && shape[2] * shape[3] === 1;
}

/** Whether what a source gives to the terms is finite. */
function isFiniteFor(plan: Plan, k: number, mean: number, variance: number): boolean {
  return Number.isFinite(mean) && (Number.isFinite(variance) || !divides(plan, k));
}

function notFiniteInWords(plan: Plan, k: number, mean: number, variance: number): string {
  const source = plan.sources[k];
  if (source.running)
    return "The running statistics of this channel are not finite: no value of it that takes them is finite either.";
  if (source.centred === false && variance === Infinity)
    return "What this set is divided by is infinite: its finite values become 0, infinite ones NaN.";
  if (Number.isFinite(mean) && variance === Infinity)
    return "The variance is beyond float64, and what is divided by it is 0.";
  return Number.isNaN(mean) || (divides(plan, k) && Number.isNaN(variance))
    ? "A value of this set is NaN or infinite: its statistics are not finite, and every value that takes them becomes NaN."
    : "A value of this set is infinite: its mean is not finite, and no value that takes it is finite either.";
}

function noSpreadInWords({ eps, divisor }: Plan, source: PlannedSource, alone: boolean): string {
  if (isLength(source))
    return eps > 0
      ? `The length is 0: the division is by ε = ${fullNumber(eps)} alone.`
      : "The length is 0: 0 ∕ 0 gives NaN.";
  const name = source.centred === false ? "mean square" : "variance";
  if (!alone) return `The ${name} is 0.`;
  return eps > 0
    ? divisor === "root"
      ? `The ${name} is 0: the division is by √ε alone, with ε = ${fullNumber(eps)}.`
      : `The ${name} is 0: the division is by ε = ${fullNumber(eps)} alone.`
    : `The ${name} is 0 and so is ε: 0 ∕ 0 gives NaN.`;
}

/** In evaluation: sets of one value leave the running statistics where they began. */
function nothingCollected({ technique, params, shape, sources }: Plan): Warning[] {
  const [N, C, H, W] = shape;
  const tracked = technique.tracked?.(params);
  const source = technique.sources(params, { N, C, H, W }).find(({ name }) => name === tracked?.source);
  if (!source || tracked?.variance !== "unbiased" || !sources.some(({ running }) => running)) return [];
  if (extentOfSizes(cut(shape, source.partition))[0] > 1) return [];
  const start = `The running statistics stay at their start, mean 0 and variance ${tracked.startVariance}.`;
  const text = technique.pytorchRaises?.(inTraining(technique, params), { N, C, H, W })
    ? `No running statistics can be collected from sets of one value: m/(m − 1) does not exist, and PyTorch refuses to train on this shape. ${start}`
    : `No running statistics can be collected from sets of one value: m/(m − 1) does not exist. ${start}`;
  return [{ text, cell: FIRST }];
}

function pytorchRefuses({ technique, params, shape: [N, C, H, W], eps, affine }: Plan): Warning[] {
  const message = technique.pytorchRaises?.(params, { N, C, H, W });
  if (!message) return [];
  // The size that follows is that of a view PyTorch makes, or of axes that a file does not have: nobody passed it.
  const refusal = `PyTorch refuses this shape: “${message.replace(/, got input size .*/, "")}”.`;
  const shift = (affine.shiftName && technique.controls[affine.shiftName]?.symbol) ?? "0";
  const outcome =
    eps > 0
      ? `Every set has one value: its variance is 0, so x̂ is 0 and y is ${shift}.`
      : "Every set has one value: its variance is 0 and so is ε, so y is 0 ∕ 0, NaN.";
  const text =
    technique.tracked?.(params)?.variance === "unbiased"
      ? `${outcome} ${refusal} There is no running variance either: m/(m − 1) does not exist.`
      : `${outcome} ${refusal}`;
  return [{ text, cell: FIRST }];
}

function oneValueSets(plan: Plan, k: number): Warning[] {
  const source = plan.sources[k];
  const { sets, name, running, centred = true } = source;
  const hat = hatLetters(tensorLetters(plan.technique).before).name;
  if (running || !centred || !divides(plan, k)) return [];
  if (lacksPlaneVariance(source)) return [{ text: NO_PLANE_VARIANCE, cell: FIRST }];
  if (sets.equalSize !== 1) return [];
  if (lacksVariance(source, 1)) {
    const text = `Every ${name} set has one value (m = 1): the unbiased variance divides by m − 1 = 0, and 0 ∕ 0 gives NaN.`;
    return [{ text, cell: FIRST }];
  }
  const blended = `Every ${name} set has one value (m = 1): its mean is the value itself and its variance is 0.`;
  const alone =
    plan.eps > 0
      ? `Every ${name} set has one value (m = 1): its variance is 0, so ${hat} is 0 whatever the value. PyTorch gives no warning.`
      : `Every ${name} set has one value (m = 1): its variance is 0 and so is ε, so ${hat} is NaN. PyTorch gives no warning.`;
  return [{ text: plan.sources.length > 1 ? blended : alone, cell: FIRST }];
}

function twoValueSets(plan: Plan, k: number, { variance }: Moments): Warning[] {
  const source = plan.sources[k];
  const { sets, name, running, centred = true } = source;
  if (running || !centred || isUnbiased(source) || sets.equalSize !== 2 || !standardizesAlone(plan, k)) return [];
  const sizes = Array.from(variance, (v) => sizeAfter(plan, v)).filter((size) => size > 0);
  if (sizes.length === 0) return [];
  const least = shortNumber(sizes.reduce((a, b) => Math.min(a, b)));
  const most = shortNumber(sizes.reduce((a, b) => Math.max(a, b)));
  const hat = hatLetters(tensorLetters(plan.technique).before).name;
  const range = least === most ? most : `${least} to ${most}`;
  const text =
    plan.terms.length > 1
      ? `Every ${name} set has two values (m = 2): normalized by it, the smaller becomes −1 and the larger +1 (up to ε), whatever they are. Here their size is ${range}.`
      : `Every ${name} set has two values (m = 2): the smaller becomes −1 and the larger +1 (up to ε), whatever they are. Here |${hat}| is ${range}.`;
  return [{ text, cell: FIRST }];
}

/** A set that ends up with less than this standard deviation has an ε that is not small compared with its variance. */
const FEELS_EPSILON = 0.98;

function largeEpsilon(plan: Plan, k: number, { variance }: Moments): Warning[] {
  const source = plan.sources[k];
  const { sets, running, centred = true } = source;
  if (running || isUnbiased(source) || plan.eps === 0 || !standardizesAlone(plan, k)) return [];
  let many = 0;
  let least = -1;
  for (let set = 0; set < sets.count; set++) {
    if (variance[set] === 0 || !(sizeAfter(plan, variance[set]) < FEELS_EPSILON)) continue;
    many++;
    if (least < 0 || variance[set] < variance[least]) least = set;
  }
  if (many === 0) return [];
  const eps = fullNumber(plan.eps);
  const where = setInWords(plan.axes, sets, least);
  const of = `${count(many)} of ${counted(sets.count, "set")}`;
  const after = shortNumber(sizeAfter(plan, variance[least]));
  if (isLength(source)) {
    const { name } = varianceLetters(source, tensorLetters(plan.technique).before);
    const text = `ε = ${eps} is more than the length of ${of}, and divides in its place. The shortest, ${name} = ${shortNumber(Math.sqrt(variance[least]))} (${where}), ends up with length ${after} instead of 1.`;
    return [{ text, cell: firstCellOf(source, least) }];
  }
  const size = shortNumber(variance[least]);
  const text = centred
    ? `ε = ${eps} is not small compared with the variance in ${of}. The smallest, σ² = ${size} (${where}), ends up with standard deviation ${after} instead of 1.`
    : `ε = ${eps} is not small compared with the mean square in ${of}. The smallest, mean x² = ${size} (${where}), ends up with root mean square ${after} instead of 1.`;
  return [{ text, cell: firstCellOf(source, least) }];
}

function firstCellOf({ sets }: PlannedSource, set: number): Cell {
  return rangesOf(sets, set).map(([start]) => start) as unknown as Cell;
}

function zeroVariance(plan: Plan, k: number, { variance }: Moments, x: Given): Warning[] {
  const source = plan.sources[k];
  const { sets, centred = true } = source;
  if (!divides(plan, k)) return [];
  let zeros = 0;
  let first = -1;
  for (let set = 0; set < sets.count; set++) {
    if (variance[set] !== 0 || (centred && sizeOfSet(sets, set) === 1)) continue;
    if (zeros++ === 0) first = set;
  }
  if (zeros === 0) return [];
  const hat = hatLetters(tensorLetters(plan.technique).before).name;
  const lost = !allEqual(x.values, sets, first, centred ? undefined : 0);
  const what = `${count(zeros)} of ${counted(sets.count, "set")} ${numbered(zeros, "has", "have")} ${spreadInWords(source, x, lost, numbered(zeros, "its", "their"))}`;
  const where = `The first: ${setInWords(plan.axes, sets, first)}.`;
  const eps = fullNumber(plan.eps);
  const text = !standardizesAlone(plan, k)
    ? `${what}. ${where}`
    : plan.eps > 0
      ? `${what}; only ε = ${eps} keeps the division possible, and ${hat} ${lost ? "≈" : "="} 0. ${where}`
      : `${what}; ${lost ? "the division by 0 gives infinities" : "0 is divided by 0, which gives NaN"}. ${where}`;
  return [{ text, cell: firstCellOf(source, first) }];
}

/** In what sense the values of a set have no spread. */
function spreadInWords(source: PlannedSource, { merged }: Given, lost: boolean, whose: string): string {
  if (source.centred === false) {
    const name = isLength(source) ? "length" : "mean square";
    if (lost) return `${name} 0: the squares of ${whose} values are 0 in float64`;
    return isLength(source) ? "length 0" : "only zeros";
  }
  if (lost) return `variance 0: ${whose} values differ, but so little that the squares are 0 in float64`;
  return merged
    ? `variance 0: all ${whose} values are equal after rounding to float64, which in the file they need not be`
    : `variance 0: all ${whose} values are equal`;
}

/** Whether all values of a set are one number, or that which is given. */
function allEqual(values: Values, sets: Sets, set: number, to?: number): boolean {
  const { starts, length } = runsOf(sets, set);
  const wanted = to ?? values[starts[0]];
  return starts.every((start) => values.subarray(start, start + length).every((value) => value === wanted));
}

/** Sums of squares of smaller values are finite in float64, whatever tensor they fill. */
const SQUARES_OVERFLOW = 2 ** 500;

function beyondFloat64(plan: Plan, moments: readonly Moments[], { min, max }: Survey): Warning[] {
  const largest = Math.max(-min, max);
  const infinite = moments.some(({ variance }, k) => divides(plan, k) && variance.includes(Infinity));
  if (largest < SQUARES_OVERFLOW || !infinite) return [];
  const { before } = tensorLetters(plan.technique);
  const text = `${before} has values up to ${shortNumber(largest)}, whose squares are beyond float64: the variance of their set is infinite here, and what is divided by it is 0.`;
  return [{ text, cell: null }];
}

/** In evaluation no value of the batch has a part in the variance: where it is 0, values need not be equal. */
function zeroRunningVariance(plan: Plan, k: number, { variance }: Moments): Warning[] {
  const zeros = variance.filter((v) => v === 0).length;
  if (zeros === 0 || !divides(plan, k)) return [];
  const source = plan.sources[k];
  const what = `The running variance is 0 in ${count(zeros)} of ${counted(variance.length, "channel")}`;
  const text = !standardizesAlone(plan, k)
    ? `${what}.`
    : plan.eps > 0
      ? `${what}: deviations from the running mean are divided by √ε alone, with ε = ${fullNumber(plan.eps)}.`
      : `${what} and so is ε: the division by 0 gives infinities and NaN.`;
  return [{ text, cell: firstCellOf(source, variance.indexOf(0)) }];
}

function nonFinite(plan: Plan, moments: readonly Moments[], x: Survey, y: Survey): Warning[] {
  const [given, made] = [notFiniteIn(x), notFiniteIn(y)];
  if (given === 0 && made === 0) return [];
  const { before, after } = tensorLetters(plan.technique);
  const of = (many: number, letter: string) => `${counted(many, "value")} of ${letter}`;
  const cell = cellAt(plan.shape, given > 0 ? x.first : y.first);
  if (given === 0) {
    const text = `No value of ${before} is NaN or infinite, but ${of(made, after)} ${numbered(made, "is", "are")}.`;
    return [{ text, cell }];
  }
  const start = `${of(given, before)} ${numbered(given, "is", "are")} NaN or infinite`;
  const through = plan.sources.flatMap((_, k) => spoiltSets(plan, k, moments[k]));
  const text =
    made === 0
      ? `${start}, but no value of ${after} is.`
      : made > given && through.length > 0
        ? `${start}; through the shared statistics ${of(made, after)} ${numbered(made, "is", "are")}.`
        : `${start}, and so ${numbered(made, "is", "are")} ${of(made, after)}.`;
  return [{ text: [text, ...through].join(" "), cell }];
}

/** How many of a source's sets have no finite statistics: "1 of 12 group sets has no finite mean or variance." */
function spoiltSets(plan: Plan, k: number, { mean, variance }: Moments): string[] {
  const { name, sets, running, centred = true } = plan.sources[k];
  if (running) return [];
  let spoilt = 0;
  for (let set = 0; set < sets.count; set++) if (!isFiniteFor(plan, k, mean[set], variance[set])) spoilt++;
  if (spoilt === 0) return [];
  const of = `${count(spoilt)} of ${counted(sets.count, `${name} set`)} ${numbered(spoilt, "has", "have")}`;
  if (isLength(plan.sources[k])) return [`${of} no finite length.`];
  if (!centred) return [`${of} no finite mean square.`];
  return [divides(plan, k) ? `${of} no finite mean or variance.` : `${of} no finite mean.`];
}
