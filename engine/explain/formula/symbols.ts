import { counted } from "../../numbers.ts";
import { type Control, nameFor } from "../../plan/controls.ts";
import type { Sets } from "../../plan/partition.ts";
import { isLength, type Plan, sourceOf } from "../../plan/plan.ts";
import { AXES } from "../../plan/shape.ts";
import { correctionInWords } from "../collected.ts";
import { STAGES } from "../stages.ts";
import {
  BETWEEN,
  blendedLetters,
  COUNT,
  hatLetters,
  lettersOf,
  meanLetters,
  SUM,
  tensorLetters,
  varianceLetters,
  withIndex,
} from "../symbols.ts";
import type { Trace } from "../trace.ts";
import { cellInWords, listed, nounOf, setInWords } from "../words.ts";
import type { FormulaSymbol } from "./nodes.ts";

/** The quantities of one cell's formula, named, valued and explained from its plan and trace. */
export function symbolsOf(plan: Plan, traced: Trace) {
  const { technique, sources, terms, affine } = plan;
  const { controls } = technique;
  const { before, after } = tensorLetters(technique);
  const several = sources.length > 1;
  const blended = terms.length === 1 && several;
  const where = cellInWords(plan.axes, traced.cell);
  const channel = traced.cell[1];

  const index = (k: number) => (several ? (sources[k].short ?? sources[k].name) : null);
  const setWords = (k: number) =>
    `${counted(traced.sources[k].m, "value")} of the ${sources[k].name} set: ${setInWords(plan.axes, sources[k].sets, traced.sources[k].set)}`;
  const ofSet = (k: number) => ({ standsFor: { kind: "set" as const, source: k } });

  const input: FormulaSymbol = {
    role: "input",
    quantity: "input",
    latex: before,
    name: before,
    value: traced.x,
    meaning: `This value: ${where}.`,
    standsFor: { kind: "cell" },
  };

  /** A sum over the members of a set: what stands for Σ when it has a number. */
  const total = (k: number, role: string, value: number): FormulaSymbol => ({
    ...ofSet(k),
    role: `${role}${k}`,
    quantity: "total",
    ...SUM,
    value,
    meaning: `The sum over the ${setWords(k)}.`,
  });

  /** The i-th of m cells of a set; without a number the general one. */
  const member = (k: number, i?: number, value: number | null = null): FormulaSymbol => ({
    ...ofSet(k),
    role: `members${k}`,
    quantity: "member",
    latex: `${before}_{${i ?? "i"}}`,
    name: `${before}${i ?? "ᵢ"}`,
    value,
    meaning: `Each of the ${setWords(k)}.`,
  });

  const count = (k: number): FormulaSymbol => ({
    ...ofSet(k),
    role: `count${k}`,
    quantity: "count",
    ...withIndex(COUNT, index(k)),
    value: traced.sources[k].m,
    meaning: `How many values share these statistics: ${setWords(k)}.`,
  });

  const mean = (k: number): FormulaSymbol => ({
    ...ofSet(k),
    role: `mean${k}`,
    quantity: "mean",
    ...withIndex(meanLetters(sources[k]), index(k)),
    value: traced.sources[k].mean,
    meaning: sources[k].running
      ? `The running mean of channel ${channel}: no value of this mini-batch takes part.`
      : `The mean of the ${setWords(k)}.`,
  });

  const variance = (k: number): FormulaSymbol => ({
    ...ofSet(k),
    role: `variance${k}`,
    quantity: "variance",
    ...withIndex(varianceLetters(sources[k], before), index(k)),
    value: isLength(sources[k]) ? Math.sqrt(traced.sources[k].variance) : traced.sources[k].variance,
    meaning: varianceMeaning(plan, k, channel, setWords(k)),
  });

  const epsilonName = nameFor(controls, "epsilon");
  const epsilon: FormulaSymbol | null = epsilonName
    ? {
        role: "epsilon",
        quantity: "epsilon",
        ...lettersOf(controls[epsilonName].symbol ?? "ε"),
        value: plan.eps,
        meaning: controls[epsilonName].hint,
        standsFor: { kind: "control", name: epsilonName },
      }
    : null;

  /** The weight of a source's moment in a blend of moments. */
  const weight = (k: number, moment: "mean" | "variance"): FormulaSymbol => ({
    ...ofSet(k),
    role: `weight-${moment}${k}`,
    quantity: "share",
    ...withIndex(lettersOf(moment === "variance" ? "w′" : "w"), index(k)),
    value: terms[0][moment]?.[k] ?? 0,
    meaning: `How much the ${sources[k].name} ${moment} counts: its share after the softmax, and all shares add up to 1.`,
  });

  const blendedMoment = (moment: "mean" | "variance"): FormulaSymbol => ({
    role: `blended-${moment}`,
    quantity: moment,
    ...blendedLetters(moment),
    value: traced.terms[0][moment],
    meaning: `The sum of all ${sources.length} ${moment}s, each times its share.`,
    standsFor: { kind: "sets" },
  });

  const share = (t: number): FormulaSymbol => ({
    role: `share${t}`,
    quantity: "share",
    ...lettersOf(terms[t].symbol ?? `s${t}`),
    value: traced.terms[t].share,
    meaning: `How much the value normalized by ${sources[sourceOf(plan, t) ?? 0].name} counts in channel ${channel}.`,
    standsFor: { kind: "channel" },
  });

  const learned = [affine.scaleName, affine.shiftName].flatMap((name) => (name ? [controls[name].label] : []));
  const whole = terms.some(({ variance }) => variance) ? "This value, normalized" : "This value, its mean subtracted";

  const hat = (value: number, t?: number): FormulaSymbol => {
    const k = t === undefined || blended || terms.length === 1 ? null : sourceOf(plan, t);
    return {
      role: k === null ? "normalized" : `normalized${t}`,
      quantity: "normalized",
      ...withIndex(hatLetters(before), k === null ? null : index(k)),
      value,
      meaning:
        k !== null
          ? `This value, normalized with the ${sources[k].running ? `running statistics of channel ${channel}` : `${sources[k].name} set’s statistics`}.`
          : learned.length > 0
            ? `${whole}, before the learned ${listed(learned)}.`
            : `${whole}.`,
      standsFor: { kind: "cell" },
    };
  };

  const entry = (name: string | undefined, quantity: "scale" | "shift", value: number): FormulaSymbol | null => {
    const control = name === undefined ? undefined : controls[name];
    if (!control) return null;
    return {
      role: quantity,
      quantity,
      ...lettersOf(control.symbol ?? control.label),
      value,
      meaning: meaningOf(control, plan, traced, affine.sets),
      standsFor: { kind: "entry" },
    };
  };

  const output: FormulaSymbol = {
    role: "output",
    quantity: "output",
    latex: after,
    name: after,
    value: traced.y,
    meaning: `What ${technique.name} makes of this value: ${where}.`,
    standsFor: { kind: "cell" },
  };

  const { stage } = plan;
  const between: FormulaSymbol | null = stage && {
    role: "between",
    quantity: "between",
    ...BETWEEN,
    value: traced.between,
    meaning:
      stage.takes === "scaled"
        ? `This value, normalized, scaled and shifted: ${STAGES[stage.kind].result(after)}.`
        : `What ${STAGES[stage.kind].name} makes of this value${learned.length > 0 ? `, before the learned ${listed(learned)}` : ""}.`,
    standsFor: { kind: "cell" },
  };

  const parameter: FormulaSymbol | null = stage &&
    traced.stage && {
      role: "parameter",
      quantity: "parameter",
      ...lettersOf(controls[stage.control].symbol ?? controls[stage.control].label),
      value: traced.stage.value,
      meaning: meaningOf(controls[stage.control], plan, traced, stage.sets),
      standsFor: { kind: "stage entry" },
    };

  return {
    between,
    parameter,
    input,
    total,
    member,
    count,
    mean,
    variance,
    epsilon,
    weight,
    blendedMoment,
    share,
    /** x itself where there is no set. */
    normalized: sources.length > 0 ? hat(traced.normalized) : input,
    normalizedBy: (t: number) => hat(traced.terms[t].normalized, t),
    scale: entry(affine.scaleName, "scale", traced.scale),
    shift: entry(affine.shiftName, "shift", traced.shift),
    output,
  };
}

/** The quantities of one cell's formula. */
export type Symbols = ReturnType<typeof symbolsOf>;

function varianceMeaning(plan: Plan, k: number, channel: number, setWords: string): string {
  const source = plan.sources[k];
  if (source.running) {
    const correction = correctionInWords(plan);
    return correction
      ? `The running variance of channel ${channel}, which mini-batches enter unbiased, ${correction}: no value of this one takes part.`
      : `The running variance of channel ${channel}: no value of this mini-batch takes part.`;
  }
  if (isLength(source)) return `The length of a vector, the root of the sum of squares, of the ${setWords}.`;
  if (source.centred === false) return `The mean of the squares of the ${setWords}.`;
  if (source.planes === "unbiased") {
    return `The variance as the published code has it, each plane’s squares divided by H·W − 1, of the ${setWords}.`;
  }
  if (source.square === "unbiased") {
    return `The unbiased variance, the sum of squared deviations divided by m − 1, of the ${setWords}.`;
  }
  return `The variance, the mean squared deviation divided by m and not by m − 1, of the ${setWords}.`;
}

/** What a learned parameter does, and which of its entries a cell takes. */
function meaningOf({ hint }: Control, plan: Plan, traced: Trace, sets: Sets): string {
  return `${hint.replace(/\.$/, "")}; ${entryInWords(plan, traced, sets)}.`;
}

/** Which entry a cell takes: that of "channel 2", or of "channel 2, row 0, column 1". */
function entryInWords({ axes }: Plan, { cell }: Trace, sets: Sets): string {
  const kept = AXES.flatMap((axis, a) => (sets.blocks[a] > 1 ? [`${nounOf(axes, axis)} ${cell[a]}`] : []));
  return kept.length > 0 ? `this value takes the entry of ${kept.join(", ")}` : "all values take the same entry";
}
