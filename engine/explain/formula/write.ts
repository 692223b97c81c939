import { formulaNumber, textOfNumber } from "../../numbers.ts";
import type { Equation, FormulaNode, FormulaSymbol, Piece } from "./nodes.ts";

/** Whether quantities are written as symbols or as numbers. */
export type Mode = "symbols" | "numbers";

/** A way to write a formula down. */
interface Notation {
  symbol(symbol: FormulaSymbol): string;
  number(value: number, place?: number): string;
  /** Wraps what stands for a quantity, so that it can be found again. */
  mark(symbol: FormulaSymbol, inner: string): string;
  sign(sign: string, mode: Mode): string;
  fraction(over: string, under: string, simple: readonly [over: boolean, under: boolean]): string;
  root(of: string): string;
  square(of: string, simple: boolean): string;
  call(name: string, of: readonly string[]): string;
  parentheses(of: string): string;
  sum(of: string): string;
}

function write(nodes: readonly FormulaNode[], notation: Notation, mode: Mode): string {
  return nodes.map((node, i) => writeNode(node, nodes[i - 1], notation, mode)).join("");
}

function writeNode(node: FormulaNode, before: FormulaNode | undefined, notation: Notation, mode: Mode): string {
  const inner = (nodes: readonly FormulaNode[]) => write(nodes, notation, mode);
  switch (node.kind) {
    case "sign":
      return notation.sign(node.sign, mode);
    case "fraction":
      return notation.fraction(inner(node.over), inner(node.under), [isSimple(node.over), isSimple(node.under)]);
    case "root":
      return notation.root(inner(node.of));
    case "square": {
      const one = node.of.length === 1 ? node.of[0] : null;
      const bare = one?.kind === "symbol" && (mode === "symbols" || !isNegative(one.symbol));
      return notation.square(inner(node.of), bare);
    }
    case "call":
      return notation.call(node.name, node.of.map(inner));
    case "sum":
      return mode === "symbols"
        ? notation.mark(node.total, notation.sum(inner(node.of)))
        : writeSymbol(node.total, undefined, notation, mode);
    case "symbol": {
      const text = writeSymbol(node.symbol, node.place, notation, mode);
      const follows = before?.kind === "sign" && before.sign !== "(";
      const product = mode === "symbols" && /^[^(].* − /.test(node.symbol.name);
      return (follows && mode === "numbers" && isNegative(node.symbol)) || product ? notation.parentheses(text) : text;
    }
  }
}

function writeSymbol(symbol: FormulaSymbol, place: number | undefined, notation: Notation, mode: Mode): string {
  const text =
    mode === "symbols" || symbol.value === null ? notation.symbol(symbol) : notation.number(symbol.value, place);
  return notation.mark(symbol, text);
}

function isNegative({ value }: FormulaSymbol): boolean {
  return value !== null && value < 0;
}

/** Whether it needs no parentheses in one line of text. */
function isSimple(nodes: readonly FormulaNode[]): boolean {
  return nodes.length === 1 && nodes[0].kind !== "fraction";
}

const LATEX_SIGNS: Readonly<Record<string, string>> = {
  "−": "-",
  "∗": " \\ast ",
  "…": "\\dots",
  ")^½": ")^{1/2}",
  ") /": ")\\,/\\,",
};

const latexNotation = (mark: Notation["mark"]): Notation => ({
  symbol: ({ latex }) => latex,
  number: latexNumber,
  mark,
  sign: (sign, mode) => (sign === "·" ? (mode === "symbols" ? "\\," : "\\cdot ") : (LATEX_SIGNS[sign] ?? sign)),
  fraction: (over, under) => `\\dfrac{${over}}{${under}}`,
  root: (of) => `\\sqrt{${of}}`,
  square: (of, simple) => (simple ? `{${of}}^{2}` : `(${of})^{2}`),
  call: (name, of) => `\\${name}(${of.join(",\\,")})`,
  parentheses: (of) => `(${of})`,
  sum: (of) => `\\sum_{i} ${of}`,
});

/** A number in LaTeX, with four significant digits or down to a place. */
function latexNumber(value: number, place?: number): string {
  const { negative, digits, power, special } = formulaNumber(value, place);
  const size = special === "NaN" ? "\\mathrm{NaN}" : special === "infinity" ? "\\infty" : digits;
  const tens = power === null ? "" : `{10}^{${power}}`;
  return `${negative ? "-" : ""}${size}${size && tens ? " \\cdot " : ""}${tens}`;
}

const textNotation: Notation = {
  symbol: ({ name }) => name,
  number: textNumber,
  mark: (_, inner) => inner,
  sign: (sign) =>
    sign === "(" || sign === ")" || sign === ")^½" || sign === "…" ? sign : sign === ") /" ? ") / " : ` ${sign} `,
  fraction: (over, under, simple) => `${simple[0] ? over : `(${over})`} / ${simple[1] ? under : `(${under})`}`,
  root: (of) => `√(${of})`,
  square: (of, simple) => (simple ? `${of}²` : `(${of})²`),
  call: (name, of) => `${name}(${of.join(", ")})`,
  parentheses: (of) => `(${of})`,
  sum: (of) => `Σ ${of}`,
};

/** A number in plain text, with four significant digits or down to a place. */
export function textNumber(value: number, place?: number): string {
  return textOfNumber(formulaNumber(value, place));
}

/** One line in LaTeX, in pieces between which it may be broken. */
export interface LatexLine {
  readonly symbols: readonly string[];
  /** Null where there is nothing to substitute. */
  readonly numbers: readonly string[] | null;
}

const unmarked: Notation["mark"] = (_, inner) => inner;

/** Marks every quantity with `data-role`, which KaTeX writes where it is trusted. */
export const markRole: Notation["mark"] = ({ role }, inner) => `\\htmlData{role=${role}}{${inner}}`;

/** An equation in LaTeX. */
export function latexOf(equation: Equation, opened: boolean, mark: Notation["mark"] = unmarked): LatexLine {
  const notation = latexNotation(mark);
  const { left, right } = shownSides(equation, opened);
  const pieces = (mode: Mode) => right.map((piece) => write(piece, notation, mode));
  const name = writeSymbol(left, undefined, notation, "symbols");
  const result = left.value === null ? [] : [`{} = ${writeSymbol(left, undefined, notation, "numbers")}`];
  if (right.length === 0) return { symbols: [name, ...result], numbers: null };
  const symbols = join(`${name} = `, pieces("symbols"));
  if (!equation.substituted) return { symbols, numbers: result.length > 0 ? result : null };
  return { symbols, numbers: [...join("{} = ", pieces("numbers")), ...result] };
}

/** An equation in plain text: "x̂ = (x − μ) / √(σ² + ε)" and "= (0.937 − 1.450) / √(3.018 + 10⁻⁵) = −0.2954". */
export function textOf(equation: Equation, opened: boolean): { readonly symbols: string; readonly numbers: string } {
  const { left, right } = shownSides(equation, opened);
  const pieces = (mode: Mode) => right.map((piece) => write(piece, textNotation, mode)).join("");
  const result = left.value === null ? "" : `= ${textNumber(left.value)}`;
  if (right.length === 0) return { symbols: left.name, numbers: result };
  const numbers = equation.substituted ? `= ${pieces("numbers").trim()} ${result}` : result;
  return { symbols: `${left.name} = ${pieces("symbols").trim()}`, numbers };
}

function shownSides(
  { left, right, opened }: Equation,
  open: boolean,
): { left: FormulaSymbol; right: readonly Piece[] } {
  return { left, right: (open && opened) || right };
}

function join(start: string, pieces: readonly string[]): string[] {
  const [first = "", ...rest] = pieces;
  return [`${start}${first}`, ...rest.map((piece) => `{}${piece}`)];
}

/** The whole formula to be pasted: symbols, and below each line its numbers. */
export function latexDocument(equations: readonly Equation[], opened: (part: string) => boolean): string {
  const lines = equations.flatMap((equation) => {
    const { symbols, numbers } = latexOf(equation, opened(equation.part));
    const aligned = (text: string) => text.replace(/(\{\} )?=/, (equals) => `&${equals.replace("{} ", "")}`);
    return [symbols, numbers].flatMap((pieces) => (pieces ? [`  ${aligned(pieces.join(" "))}`] : []));
  });
  return `\\begin{aligned}\n${lines.join(" \\\\\n")}\n\\end{aligned}\n`;
}
