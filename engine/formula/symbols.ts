import { isLength, type Plan, type PlannedSource, sourceOf } from "../plan.ts";
import { AXES } from "../shape.ts";
import type { Trace } from "../trace.ts";
import { cellInWords, counted, nounOf, setInWords } from "../words.ts";
import { tensorLetters } from "./letters.ts";
import type { FormulaSymbol } from "./nodes.ts";

const COMMANDS: Readonly<Record<string, string>> = {
  γ: "\\gamma ",
  β: "\\beta ",
  ε: "\\varepsilon ",
  ρ: "\\rho ",
  λ: "\\lambda ",
  "−": "-",
  "′": "'",
};

/** A symbol as controls and declarations write it, such as 1 − ρ, in LaTeX. */
function commandsOf(symbol: string): string {
  return symbol.replace(/./gu, (letter) => COMMANDS[letter] ?? letter).trim();
}

/** The quantities of one cell's formula, named, valued and explained from its plan and trace. */
export function symbolsOf(plan: Plan, traced: Trace) {
  const { technique, sources, terms, affine } = plan;
  const { tensor, controls } = technique;
  const { before, after } = tensorLetters(technique);
  const several = sources.length > 1;
  const blended = terms.length === 1 && several;
  const where = cellInWords(tensor, traced.cell);

  const index = (k: number) => sources[k].short ?? sources[k].name;
  const sub = (k: number) => (several ? `_{\\mathrm{${index(k)}}}` : "");
  const subName = (k: number) => (several ? `_${index(k)}` : "");
  const setWords = (k: number) =>
    `${counted(traced.sources[k].m, "cell")} of the ${sources[k].name} set: ${setInWords(tensor, sources[k].sets, traced.sources[k].set)}`;
  const ofSet = (k: number) => ({ standsFor: { kind: "set" as const, source: k } });

  const input: FormulaSymbol = {
    role: "input",
    quantity: "input",
    latex: before,
    name: before,
    value: traced.x,
    meaning: `The value of this cell: ${where}.`,
    standsFor: { kind: "cell" },
  };

  /** A sum over the members of a set: what stands for Σ when it has a number. */
  const total = (k: number, role: string, value: number): FormulaSymbol => ({
    ...ofSet(k),
    role: `${role}${k}`,
    quantity: "total",
    latex: "\\sum",
    name: "Σ",
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
    latex: `m${sub(k)}`,
    name: `m${subName(k)}`,
    value: traced.sources[k].m,
    meaning: `How many cells share these statistics: ${setWords(k)}.`,
  });

  const mean = (k: number): FormulaSymbol => ({
    ...ofSet(k),
    role: `mean${k}`,
    quantity: "mean",
    latex: `${sources[k].running ? "\\bar\\mu" : "\\mu"}${sub(k)}`,
    name: `${sources[k].running ? "running μ" : "μ"}${subName(k)}`,
    value: traced.sources[k].mean,
    meaning: sources[k].running
      ? `The running mean of channel ${traced.cell[1]}, collected from earlier mini-batches: no cell of this one takes part.`
      : `The mean of the ${setWords(k)}.`,
  });

  const variance = (k: number): FormulaSymbol => ({
    ...ofSet(k),
    role: `variance${k}`,
    quantity: "variance",
    ...varianceLetters(sources[k], before, sub(k), subName(k)),
    value: isLength(sources[k]) ? Math.sqrt(traced.sources[k].variance) : traced.sources[k].variance,
    meaning: varianceMeaning(sources[k], traced.cell[1], setWords(k)),
  });

  const epsilon: FormulaSymbol | null = controls.eps
    ? {
        role: "epsilon",
        quantity: "epsilon",
        latex: commandsOf(controls.eps.symbol ?? "ε"),
        name: controls.eps.symbol ?? "ε",
        value: plan.eps,
        meaning: controls.eps.hint,
        standsFor: { kind: "control", name: "eps" },
      }
    : null;

  /** The weight of a source's moment in a blend of moments. */
  const weight = (k: number, moment: "mean" | "variance"): FormulaSymbol => ({
    ...ofSet(k),
    role: `weight-${moment}${k}`,
    quantity: "share",
    latex: `w${moment === "variance" ? "'" : ""}${sub(k)}`,
    name: `w${moment === "variance" ? "′" : ""}${subName(k)}`,
    value: terms[0][moment]?.[k] ?? 0,
    meaning: `How much the ${moment} of the ${sources[k].name} set counts: its share after the softmax, and all shares add up to 1.`,
  });

  const blendedMoment = (moment: "mean" | "variance"): FormulaSymbol => ({
    role: `blended-${moment}`,
    quantity: moment,
    latex: moment === "mean" ? "\\mu" : "\\sigma^2",
    name: moment === "mean" ? "μ" : "σ²",
    value: traced.terms[0][moment],
    meaning: `The ${moment}s of all ${sources.length} sets, each times its share.`,
    standsFor: { kind: "sets" },
  });

  const share = (t: number): FormulaSymbol => ({
    role: `share${t}`,
    quantity: "share",
    latex: commandsOf(terms[t].symbol ?? `s${t}`),
    name: terms[t].symbol ?? `s${t}`,
    value: traced.terms[t].share,
    meaning: `How much the value normalized by ${sources[sourceOf(plan, t) ?? 0].name} counts in channel ${traced.cell[1]}.`,
    standsFor: { kind: "channel" },
  });

  const hat = (value: number, t?: number): FormulaSymbol => {
    const k = t === undefined || blended || terms.length === 1 ? null : sourceOf(plan, t);
    return {
      role: k === null ? "normalized" : `normalized${t}`,
      quantity: "normalized",
      latex: `\\hat ${before}${k === null ? "" : sub(k)}`,
      name: `${before}\u0302${k === null ? "" : subName(k)}`,
      value,
      meaning:
        k === null
          ? "The normalized value of this cell, before the learned scale and shift."
          : `The value of this cell, normalized with the ${sources[k].name} set's statistics.`,
      standsFor: { kind: "cell" },
    };
  };

  const entry = (name: string | undefined, quantity: "scale" | "shift", value: number): FormulaSymbol | null => {
    const control = name === undefined ? undefined : controls[name];
    if (!control) return null;
    return {
      role: quantity,
      quantity,
      latex: commandsOf(control.symbol ?? control.label),
      name: control.symbol ?? control.label,
      value,
      meaning: `${firstSentence(control.hint)}; this cell takes the entry of ${entryInWords(plan, traced)}.`,
      standsFor: { kind: "entry" },
    };
  };

  const output: FormulaSymbol = {
    role: "output",
    quantity: "output",
    latex: after,
    name: after,
    value: traced.y,
    meaning: `What ${technique.name} makes of this cell: ${where}.`,
    standsFor: { kind: "cell" },
  };

  return {
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
    normalized: hat(traced.normalized),
    normalizedBy: (t: number) => hat(traced.terms[t].normalized, t),
    scale: entry(affine.scaleName, "scale", traced.scale),
    shift: entry(affine.shiftName, "shift", traced.shift),
    output,
  };
}

/** The quantities of one cell's formula. */
export type Symbols = ReturnType<typeof symbolsOf>;

function varianceLetters(source: PlannedSource, before: string, sub: string, subName: string) {
  if (isLength(source)) return { latex: `\\lVert ${before}\\rVert${sub}`, name: `‖${before}‖${subName}` };
  if (source.centred === false) return { latex: `\\overline{${before}^2}${sub}`, name: `mean ${before}²${subName}` };
  if (source.running) return { latex: `\\bar\\sigma^2${sub}`, name: `running σ²${subName}` };
  return { latex: `\\sigma^2${sub}`, name: `σ²${subName}` };
}

function varianceMeaning(source: PlannedSource, channel: number, setWords: string): string {
  if (source.running) {
    return `The running variance of channel ${channel}, collected from earlier mini-batches: no cell of this one takes part.`;
  }
  if (isLength(source)) return `The length of a vector, the root of the sum of squares, of the ${setWords}.`;
  if (source.centred === false) return `The mean of the squares of the ${setWords}.`;
  if (source.planes === "unbiased") {
    return `The variance as the published code has it, each plane's squares divided by H·W − 1, of the ${setWords}.`;
  }
  return `The variance, the mean squared deviation divided by m and not by m − 1, of the ${setWords}.`;
}

function firstSentence(text: string): string {
  return text.split(/\.(?:\s|$)/)[0];
}

/** Which entry of γ and β a cell takes: "channel 2", "channel 2, row 0, column 1". */
function entryInWords({ affine: { sets }, technique }: Plan, { cell }: Trace): string {
  const kept = AXES.flatMap((axis, a) => (sets.blocks[a] > 1 ? [`${nounOf(technique.tensor, axis)} ${cell[a]}`] : []));
  return kept.length > 0 ? kept.join(", ") : "all cells";
}
