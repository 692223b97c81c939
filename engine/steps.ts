import { tensorLetters } from "./formula/letters.ts";
import { isLength, type Plan, sourceOf } from "./plan.ts";
import { cutInWords } from "./words.ts";

/** The tensor that a step shows: a value for every cell, so that all steps can be compared cell by cell. */
export type StepTensor =
  | { readonly of: "input" | "normalized" | "output" }
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
  const { before } = tensorLetters(plan.technique);
  const several = plan.terms.length > 1;
  const lanes = plan.sources.map((_, k) => laneOf(plan, k));
  const steps = several
    ? plan.terms.flatMap((_, t) => {
        const k = sourceOf(plan, t) ?? t;
        return [...lanes[k], inLane(plan, k, normalizeStep(plan, t))];
      })
    : [...lanes.flat(), ...blendSteps(plan), normalizeStep(plan, 0)];
  return [
    ...(plan.technique.weight ? [convolveStep(before)] : []),
    ...steps,
    ...(several ? [mixStep(plan)] : []),
    outputStep(plan),
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

function convolveStep(before: string): Step {
  return {
    id: "convolve",
    lane: null,
    title: "Convolve",
    sentence: `The convolution with the normalized weight makes ${before}, the tensor that is normalized.`,
    parts: ["convolution"],
    tensor: { of: "input" },
    symbol: before,
  };
}

function gatherStep({ technique, sources }: Plan, k: number): Step {
  const { before } = tensorLetters(technique);
  const words = cutInWords(technique.tensor, sources[k].sets);
  return {
    id: "gather",
    lane: null,
    title: "Gather the sets",
    sentence: sources[k].running
      ? "The statistics were collected before, one pair per channel: no cell of this mini-batch takes part."
      : `${words}.`,
    parts: [],
    tensor: { of: "input" },
    symbol: before,
  };
}

function meanStep(plan: Plan, k: number): Step {
  const { running } = plan.sources[k];
  return {
    id: "mean",
    lane: null,
    title: running ? "Take the running mean" : "Mean",
    sentence: running
      ? "Every cell gets the running mean of its channel."
      : "The cells of each set are added up and divided by their number m: one mean per set.",
    parts: [`mean${k}`],
    tensor: { of: "mean", source: k },
    symbol: `${running ? "running " : ""}μ${indexOf(plan, k)}`,
  };
}

function deviationStep(plan: Plan, k: number): Step {
  const { before } = tensorLetters(plan.technique);
  return {
    id: "deviations",
    lane: null,
    title: "Deviations",
    sentence: "From every cell the mean of its set is taken away: each set now has the mean 0.",
    parts: [`mean${k}`],
    tensor: { of: "deviation", source: k },
    symbol: `${before} − μ${indexOf(plan, k)}`,
  };
}

function squareStep(plan: Plan, k: number): Step {
  const { before } = tensorLetters(plan.technique);
  const { centred = true } = plan.sources[k];
  return {
    id: "squares",
    lane: null,
    title: "Squares",
    sentence: centred
      ? "Every deviation is squared: far cells count most, whichever side they lie on."
      : "Every value is squared as it is: no mean is taken away.",
    parts: [`variance${k}`],
    tensor: { of: "square", source: k },
    symbol: centred ? `(${before} − μ${indexOf(plan, k)})²` : `${before}²`,
  };
}

function varianceStep(plan: Plan, k: number): Step {
  const source = plan.sources[k];
  const { centred = true, running, planes } = source;
  const { before } = tensorLetters(plan.technique);
  const common = {
    id: "variance",
    lane: null,
    parts: [`variance${k}`],
    tensor: { of: "variance", source: k } as const,
  };
  if (running) {
    return {
      ...common,
      title: "Take the running variance",
      sentence: "Every cell gets the running variance of its channel.",
      symbol: `running σ²${indexOf(plan, k)}`,
    };
  }
  if (isLength(source)) {
    return {
      ...common,
      title: "Length",
      sentence: "The root of the sum of a set's squares is the length of its vector.",
      symbol: `‖${before}‖${indexOf(plan, k)}`,
    };
  }
  return {
    ...common,
    title: centred ? "Variance" : "Mean square",
    sentence:
      planes === "unbiased"
        ? "The squares of every plane are divided by H·W − 1, as in the published code, and then averaged over each set."
        : `The squares of each set are averaged, divided by m${centred ? " and not by m − 1" : ""}: one number per set.`,
    symbol: centred ? `σ²${indexOf(plan, k)}` : `mean of ${before}²`,
  };
}

function normalizeStep(plan: Plan, t: number): Step {
  const { technique, terms, sources } = plan;
  const { before } = tensorLetters(technique);
  const k = sourceOf(plan, t);
  const length = k !== null && isLength(sources[k]);
  const centred = sources.some((source, s) => (source.centred ?? true) && terms[t].mean[s] !== 0);
  const eps = technique.controls.eps ? " + ε" : "";
  const divisor = length && !eps ? `‖${before}‖` : centred ? `√(σ²${eps})` : `√(mean of ${before}²${eps})`;
  const what = centred ? "The mean is taken away and every cell divided by" : "Every cell is divided by";
  return {
    id: "normalize",
    lane: null,
    title: terms[t].variance ? "Normalize" : "Take the mean away",
    sentence: terms[t].variance
      ? `${what} ${divisor}.`
      : "From every cell the mean of its set is taken away; nothing is divided.",
    parts: [`normalized${t}`],
    tensor: terms.length > 1 ? { of: "normalized by", term: t } : { of: "normalized" },
    symbol: `${before}\u0302${terms.length > 1 && k !== null ? indexOf(plan, k) : ""}`,
  };
}

/** Where moments of several sources are blended before anything is normalized. */
function blendSteps(plan: Plan): Step[] {
  if (sourceOf(plan, 0) !== null) return [];
  const step = (moment: "mean" | "variance", symbol: string): Step => ({
    id: `blend-${moment}s`,
    lane: null,
    title: `Blend the ${moment}s`,
    sentence: `Every cell gets the ${moment}s of its ${plan.sources.length} sets, each times its share; the shares add up to 1.`,
    parts: [`blended-${moment}`],
    tensor: { of: `blended ${moment}`, term: 0 },
    symbol,
  });
  return plan.terms[0].variance ? [step("mean", "μ"), step("variance", "σ²")] : [step("mean", "μ")];
}

/** Where outputs of several terms are blended. */
function mixStep({ technique, terms }: Plan): Step {
  return {
    id: "blend",
    lane: null,
    title: "Blend",
    sentence: `The ${terms.length} normalized tensors are added, each times its share: the result need not have mean 0 and variance 1.`,
    parts: ["blend"],
    tensor: { of: "normalized" },
    symbol: `${tensorLetters(technique).before}\u0302`,
  };
}

function outputStep({ technique, affine }: Plan): Step {
  const { before, after } = tensorLetters(technique);
  const symbolFor = (name: string | undefined) => name && (technique.controls[name]?.symbol ?? name);
  const scale = symbolFor(affine.scaleName);
  const shift = symbolFor(affine.shiftName);
  const done = [...(scale ? [`is multiplied by ${scale}`] : []), ...(shift ? [`gets ${shift} added`] : [])].join(
    " and ",
  );
  return {
    id: "output",
    lane: null,
    title: scale && shift ? "Scale and shift" : scale ? "Scale" : shift ? "Shift" : "Output",
    sentence: done
      ? `Every normalized value ${done}: this is ${after}.`
      : `There is no learned scale and shift: ${after} is ${before}\u0302 itself.`,
    parts: ["output"],
    tensor: { of: "output" },
    symbol: after,
  };
}

function indexOf({ sources }: Plan, k: number): string {
  return sources.length > 1 ? ` ${sources[k].short ?? sources[k].name}` : "";
}
