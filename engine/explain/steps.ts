import { nameFor } from "../plan/controls.ts";
import { blendedIn, isLength, type Plan, sourceOf } from "../plan/plan.ts";
import type { PlannedStage } from "../plan/stage.ts";
import { correctionInWords } from "./collected.ts";
import { STAGES } from "./stages.ts";
import {
  BETWEEN,
  blendedLetters,
  hatLetters,
  lettersOf,
  meanLetters,
  tensorLetters,
  varianceLetters,
  withIndex,
} from "./symbols.ts";
import { capitalize, cutInWords, NO_SETS } from "./words.ts";

/** The tensor that a step shows: a value for every cell, so that all steps can be compared cell by cell. */
export type StepTensor =
  | { readonly of: "input" | "normalized" | "between" | "output" }
  /** Of a source: the statistics of each cell's set, or what the cell differs from them. */
  | { readonly of: "mean" | "deviation" | "square" | "variance"; readonly source: number }
  /** Of a term: its blended moments, or its normalized value. */
  | { readonly of: "blended mean" | "blended variance" | "normalized by"; readonly term: number };

/** One step from x to y. */
export interface Step {
  /** Stable: part of links. */
  readonly id: string;
  /** The source whose lane this is, where there are several; null before and after the lanes. */
  readonly lane: string | null;
  readonly title: string;
  /** One sentence. */
  readonly sentence: string;
  /** The lines of the formula that it computes. */
  readonly parts: readonly string[];
  readonly tensor: StepTensor;
  /** What its tensor is called, such as x − μ. */
  readonly symbol: string;
}

/** The steps of a technique: gather the sets, their statistics, normalize, blend, scale and shift, as its plan has them. */
export function stepsOf(plan: Plan): Step[] {
  const several = plan.terms.length > 1;
  const lanes = plan.sources.map((_, k) => laneOf(plan, k));
  const steps = several
    ? plan.terms.flatMap((_, t) => {
        const k = sourceOf(plan, t) ?? t;
        return [...lanes[k], inLane(plan, k, normalizeStep(plan, t))];
      })
    : plan.sources.length > 0
      ? [...lanes.flat(), ...blendSteps(plan), normalizeStep(plan, 0)]
      : [noSetsStep(plan)];
  return [
    ...(plan.technique.weight ? [convolveStep(plan)] : []),
    ...steps,
    ...(several ? [mixStep(plan)] : []),
    ...outputSteps(plan),
  ];
}

/** A step of one source's lane: named after it where there are several. */
function inLane({ sources }: Plan, k: number, step: Step): Step {
  const { name } = sources[k];
  return sources.length === 1 ? step : { ...step, id: `${name.replaceAll(" ", "-")}-${step.id}`, lane: name };
}

function laneOf(plan: Plan, k: number): Step[] {
  const source = plan.sources[k];
  const { centred = true, running } = source;
  const needsVariance = plan.terms.some(({ variance }) => variance !== null && variance[k] !== 0);
  const needsMean = centred && (needsVariance || plan.terms.some(({ mean }) => mean[k] !== 0));
  const steps = [
    gatherStep(plan, k),
    ...(needsMean ? [meanStep(plan, k)] : []),
    ...(needsVariance && centred ? [deviationStep(plan, k)] : []),
    ...(needsVariance && !running ? [squareStep(plan, k)] : []),
    ...(needsVariance ? [varianceStep(plan, k)] : []),
  ];
  return steps.map((step) => inLane(plan, k, step));
}

function convolveStep({ technique }: Plan): Step {
  const { before } = tensorLetters(technique);
  return {
    id: "convolve",
    lane: null,
    title: "Convolve",
    sentence: `Convolve x with the normalized weight w: the result is ${before}.`,
    parts: ["convolution"],
    tensor: { of: "input" },
    symbol: before,
  };
}

function noSetsStep({ technique }: Plan): Step {
  return {
    id: "gather",
    lane: null,
    title: "Take each value",
    sentence: `${capitalize(NO_SETS)}.`,
    parts: [],
    tensor: { of: "input" },
    symbol: tensorLetters(technique).before,
  };
}

function gatherStep({ technique, params, axes, sources }: Plan, k: number): Step {
  const { sets, running } = sources[k];
  const common = {
    id: "gather",
    lane: null,
    parts: [],
    tensor: { of: "input" },
    symbol: tensorLetters(technique).before,
  } as const;
  if (!running) return { ...common, title: "Gather the sets", sentence: `${cutInWords(axes, sets)}.` };
  return {
    ...common,
    title: "Take what was tracked",
    sentence:
      technique.tracked?.(params)?.variance === "none"
        ? "Take the running means, one per channel: no value of this mini-batch takes part."
        : "Take the running statistics, one mean and one variance per channel: no value of this mini-batch takes part.",
  };
}

function meanStep(plan: Plan, k: number): Step {
  const { running } = plan.sources[k];
  return {
    id: "mean",
    lane: null,
    title: running ? "Running mean" : "Mean",
    sentence: running
      ? "Each value gets the running mean of its channel."
      : "Average the m values of each set: one mean per set.",
    parts: [`mean${k}`],
    tensor: { of: "mean", source: k },
    symbol: meanOf(plan, k),
  };
}

function deviationStep(plan: Plan, k: number): Step {
  return {
    id: "deviations",
    lane: null,
    title: "Deviations",
    sentence: plan.sources[k].running
      ? "Subtract the channel’s running mean from each value: the channel of this mini-batch need not average 0 now."
      : "Subtract the set’s mean from each value: every set now averages 0.",
    parts: [`mean${k}`],
    tensor: { of: "deviation", source: k },
    symbol: deviationOf(plan, k),
  };
}

function squareStep(plan: Plan, k: number): Step {
  const { centred = true } = plan.sources[k];
  return {
    id: "squares",
    lane: null,
    title: "Squares",
    sentence: centred
      ? "Square each deviation: large deviations count most, in either direction."
      : "Square each value as it is: no mean is subtracted.",
    parts: [`variance${k}`],
    tensor: { of: "square", source: k },
    symbol: centred ? `(${deviationOf(plan, k)})²` : `${tensorLetters(plan.technique).before}²`,
  };
}

function varianceStep(plan: Plan, k: number): Step {
  const source = plan.sources[k];
  const { centred = true, running, planes, square } = source;
  const common = {
    id: "variance",
    lane: null,
    parts: [`variance${k}`],
    tensor: { of: "variance", source: k },
    symbol: varianceOf(plan, k),
  } as const;
  if (running) {
    const correction = correctionInWords(plan);
    return {
      ...common,
      title: "Running variance",
      sentence: correction
        ? `Each value gets the running variance of its channel, which mini-batches enter unbiased: ${correction}.`
        : "Each value gets the running variance of its channel.",
    };
  }
  if (isLength(source)) {
    return {
      ...common,
      title: "Length",
      sentence: "Take the root of each set’s sum of squares: the length of its vector.",
    };
  }
  if (planes === "unbiased") return { ...common, title: "Variance", sentence: planesInWords(plan, k) };
  if (square === "unbiased") {
    return {
      ...common,
      title: "Variance",
      sentence: "Divide each set’s sum of squares by m − 1: one unbiased variance per set.",
    };
  }
  return {
    ...common,
    title: centred ? "Variance" : "Mean square",
    sentence: centred
      ? "Average the squares of each set, dividing by m and not by m − 1: one variance per set."
      : "Average the squares of each set: one mean square per set.",
  };
}

function planesInWords({ sources, shape: [, , H, W] }: Plan, k: number): string {
  return sources[k].sets.equalSize === H * W
    ? "Divide each set’s sum of squares by H·W − 1, as in the published code: one variance per set."
    : "Take every plane’s variance, divided by H·W − 1 as in the published code; average these over the set and add the variance of the planes’ means.";
}

function normalizeStep(plan: Plan, t: number): Step {
  const { technique, terms, sources } = plan;
  const { before } = tensorLetters(technique);
  const k = sourceOf(plan, t);
  const ofMean = sourceOf(plan, t, "mean");
  const { mean, variance } = terms[t];
  const centred = sources.some((source, s) => (source.centred ?? true) && mean[s] !== 0);
  const divisor = divisorOf(plan, sourceOf(plan, t, "variance"));
  const subtracted = ofMean === null ? blendedLetters("mean").name : meanOf(plan, ofMean);
  const tensor: StepTensor = terms.length > 1 ? { of: "normalized by", term: t } : { of: "normalized" };
  const common = {
    id: "normalize",
    lane: null,
    parts: [`normalized${t}`],
    tensor,
    symbol: withIndex(hatLetters(before), terms.length > 1 && k !== null ? indexOf(plan, k) : null).name,
  } as const;
  if (!variance) {
    return {
      ...common,
      title: "Subtract the mean",
      sentence:
        k !== null && sources[k].running
          ? "Subtract the channel’s running mean from each value; nothing is divided."
          : "Subtract the set’s mean from each value; nothing is divided.",
    };
  }
  return {
    ...common,
    title: "Normalize",
    sentence: centred
      ? `Subtract ${subtracted} from each value and divide by ${divisor}.`
      : `Divide each value by ${divisor}.`,
  };
}

function divisorOf(plan: Plan, k: number | null): string {
  const { controls } = plan.technique;
  const epsilon = controls[nameFor(controls, "epsilon") ?? ""]?.symbol;
  const variance = k === null ? blendedLetters("variance").name : varianceOf(plan, k);
  const length = k !== null && isLength(plan.sources[k]);
  const root = length ? variance : `√(${variance})`;
  if (epsilon && plan.divisor === "root plus epsilon") return `${root} + ${epsilon}`;
  if (epsilon && plan.divisor === "at least epsilon") return `max(${root}, ${epsilon})`;
  if (length) return epsilon ? `√(${variance}² + ${epsilon})` : variance;
  return epsilon ? `√(${variance} + ${epsilon})` : `√(${variance})`;
}

/** Where moments of several sources are blended before anything is normalized. */
function blendSteps(plan: Plan): Step[] {
  const step = (moment: "mean" | "variance"): Step => ({
    id: `blend-${moment}s`,
    lane: null,
    title: `Blend the ${moment}s`,
    sentence: `Each value gets the weighted average of its ${plan.sources.length} ${moment}s: the weights add up to 1.`,
    parts: [`blended-${moment}`],
    tensor: { of: `blended ${moment}`, term: 0 },
    symbol: blendedLetters(moment).name,
  });
  return blendedIn(plan).map(step);
}

/** Where outputs of several terms are blended. */
function mixStep({ technique, terms }: Plan): Step {
  return {
    id: "blend",
    lane: null,
    title: "Blend",
    sentence: `Add the ${terms.length} normalized tensors, each times its share: the result need not have mean 0 and variance 1.`,
    parts: ["blend"],
    tensor: { of: "normalized" },
    symbol: hatLetters(tensorLetters(technique).before).name,
  };
}

/** Scale and shift, and what stands before or after them. */
function outputSteps(plan: Plan): Step[] {
  const { technique, sources, stage } = plan;
  const { before, after } = tensorLetters(technique);
  const hat = sources.length > 0 ? hatLetters(before).name : before;
  if (!stage) return [affineStep(plan, hat, after)];
  const between = (step: Step, id: string): Step => ({ ...step, id, parts: [id], tensor: { of: "between" } });
  return stage.takes === "normalized"
    ? [between(stageStep(plan, stage, hat, BETWEEN.name), "elementwise"), affineStep(plan, BETWEEN.name, after)]
    : [between(affineStep(plan, hat, BETWEEN.name), "scaled"), stageStep(plan, stage, BETWEEN.name, after)];
}

const OUTPUT = { id: "output", lane: null, parts: ["output"], tensor: { of: "output" } } as const;

function stageStep({ technique }: Plan, { control, kind }: PlannedStage, taken: string, made: string): Step {
  const { name } = lettersOf(technique.controls[control].symbol ?? control);
  const { title, step } = STAGES[kind];
  return { ...OUTPUT, title, sentence: `${step(taken, name)}: the result is ${made}.`, symbol: made };
}

function affineStep(plan: Plan, taken: string, made: string): Step {
  const { technique, affine } = plan;
  const symbolFor = (name: string | undefined) => name && lettersOf(technique.controls[name]?.symbol ?? name).name;
  const [scale, shift] = [symbolFor(affine.scaleName), symbolFor(affine.shiftName)];
  const common = { ...OUTPUT, symbol: made };
  if (scale && shift) {
    const sentence = `Multiply each ${taken} by ${scale} and add ${shift}: the result is ${made}.`;
    return { ...common, title: "Scale and shift", sentence };
  }
  if (scale)
    return { ...common, title: "Scale", sentence: `Multiply each ${taken} by ${scale}: the result is ${made}.` };
  if (shift) return { ...common, title: "Shift", sentence: `Add ${shift} to each ${taken}: the result is ${made}.` };
  return { ...common, title: "Output", sentence: `There is no learned scale or shift: ${made} is ${taken} itself.` };
}

function indexOf({ sources }: Plan, k: number): string | null {
  return sources.length > 1 ? (sources[k].short ?? sources[k].name) : null;
}

function meanOf(plan: Plan, k: number): string {
  return withIndex(meanLetters(plan.sources[k]), indexOf(plan, k)).name;
}

function varianceOf(plan: Plan, k: number): string {
  return withIndex(varianceLetters(plan.sources[k], tensorLetters(plan.technique).before), indexOf(plan, k)).name;
}

function deviationOf(plan: Plan, k: number): string {
  return `${tensorLetters(plan.technique).before} − ${meanOf(plan, k)}`;
}
