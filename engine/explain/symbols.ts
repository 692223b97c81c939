import type { Source, Technique } from "../plan/technique.ts";

/** The one table of symbols: formulas, steps, panels, parameters and hints take a quantity's letters from here. */

/** How a quantity is written in plain text and in LaTeX. An index follows after "_". */
export interface Letters {
  readonly name: string;
  readonly latex: string;
}

const BAR = "\u0304";
const HAT = "\u0302";

const MEAN: Letters = { name: "μ", latex: "\\mu" };
const VARIANCE: Letters = { name: "σ²", latex: "\\sigma^2" };

/** Running statistics carry a bar, everywhere. */
export const RUNNING_MEAN: Letters = { name: `μ${BAR}`, latex: "\\bar\\mu" };
export const RUNNING_VARIANCE: Letters = { name: `σ${BAR}²`, latex: "\\bar\\sigma^2" };

/** What is between scale and shift and an elementwise function, in whichever order. */
export const BETWEEN: Letters = { name: "z", latex: "z" };

export const COUNT: Letters = { name: "m", latex: "m" };
export const SUM: Letters = { name: "Σ", latex: "\\sum" };

/** What the tensor is called before and after: x and y, for weights v and w, behind a convolution t and y. */
export function tensorLetters({ tensor, weight }: Pick<Technique, "tensor" | "weight">) {
  if (tensor === "weights") return { before: "v", after: "w" };
  return weight ? { before: "t", after: "y" } : { before: "x", after: "y" };
}

type Statistics = Pick<Source, "centred" | "square"> & { readonly running: boolean };

/** A source's mean, running or of the batch. */
export function meanLetters({ running }: Pick<Statistics, "running">): Letters {
  return running ? RUNNING_MEAN : MEAN;
}

/** A source's second moment: its variance, its mean square, or the length ‖v‖. */
export function varianceLetters({ centred = true, square = "mean", running }: Statistics, before: string): Letters {
  if (running) return RUNNING_VARIANCE;
  if (centred) return VARIANCE;
  if (square === "sum") return { name: `‖${before}‖`, latex: `\\lVert ${before}\\rVert` };
  return { name: `mean ${before}²`, latex: `\\mathrm{mean}\\,${before}^2` };
}

/** Several sources' moments blended into one. */
export function blendedLetters(moment: "mean" | "variance"): Letters {
  return moment === "mean" ? MEAN : VARIANCE;
}

/** The normalized tensor: x̂, of weights v̂, behind a convolution t̂. Without a set there is none, and x itself goes on. */
export function hatLetters(before: string): Letters {
  return { name: `${before}${HAT}`, latex: `\\hat ${before}` };
}

/** With an index below; null where one is not needed. */
export function withIndex({ name, latex }: Letters, index: string | null): Letters {
  return index === null ? { name, latex } : { name: `${name}_${index}`, latex: `${latex}_{\\mathrm{${index}}}` };
}

const COMMANDS: Readonly<Record<string, string>> = {
  γ: "\\gamma ",
  β: "\\beta ",
  ε: "\\varepsilon ",
  ρ: "\\rho ",
  λ: "\\lambda ",
  τ: "\\tau ",
  α: "\\alpha ",
  "−": "-",
  "′": "'",
};

/** The letters of a symbol as controls and declarations write it, such as 1 − ρ. */
export function lettersOf(symbol: string): Letters {
  return { name: symbol, latex: symbol.replace(/./gu, (letter) => COMMANDS[letter] ?? letter).trim() };
}
