import { lastPlaceOf } from "../../numbers.ts";
import { isLength, type Plan, squaresDividedBy } from "../../plan/plan.ts";
import type { Values } from "../../plan/shape.ts";
import type { Trace } from "../trace.ts";
import { type Equation, type FormulaNode, type FormulaSymbol, sign, symbolNode } from "./nodes.ts";
import { runningPieces } from "./running.ts";
import { openedSum, surround, valueInSet } from "./sums.ts";
import type { Symbols } from "./symbols.ts";

/** What a source's statistics are made of: the lines of μ and of σ², the mean square or the length, as far as they are used. */
export function statisticsOf(plan: Plan, traced: Trace, symbols: Symbols, x: Values | null, k: number): Equation[] {
  const { centred = true } = plan.sources[k];
  const needsVariance = plan.terms.some(({ variance }) => variance !== null && variance[k] !== 0);
  const needsMean = centred && (needsVariance || plan.terms.some(({ mean }) => mean[k] !== 0));
  return [
    ...(needsMean ? [meanLine(plan, traced, symbols, x, k)] : []),
    ...(needsVariance ? [varianceLine(plan, traced, symbols, x, k)] : []),
  ];
}

function meanLine(plan: Plan, traced: Trace, symbols: Symbols, x: Values | null, k: number): Equation {
  const { sets, running } = plan.sources[k];
  const { set, m, mean } = traced.sources[k];
  const line = { part: `mean${k}`, left: symbols.mean(k), substituted: x !== null };
  if (running) return { ...line, right: runningPieces(plan, traced, "mean", mean), opened: null };
  const count = symbolNode(symbols.count(k), 0);
  const sum = sumNode(symbols.total(k, "sum", mean * m), [symbolNode(symbols.member(k))]);
  const term = (i: number) => [symbolNode(symbols.member(k, i + 1, x && valueInSet(x, sets, set, i)))];
  return {
    ...line,
    right: [[{ kind: "fraction", over: [sum], under: [count] }]],
    opened: surround([sign("(")], openedSum(m, term), [sign(") /"), count]),
  };
}

function varianceLine(plan: Plan, traced: Trace, symbols: Symbols, x: Values | null, k: number): Equation {
  const { sets, running, centred = true, square = "mean", planes } = plan.sources[k];
  const { set, m, mean, variance } = traced.sources[k];
  const line = { part: `variance${k}`, left: symbols.variance(k), substituted: x !== null };
  if (running) return { ...line, right: runningPieces(plan, traced, "variance", variance), opened: null };
  if (planes === "unbiased") return { ...line, ...fromPlanes(plan, traced, symbols, k) };
  const from = (member: FormulaSymbol): FormulaNode => {
    const place = member.value === null ? undefined : lastPlaceOf(member.value - mean);
    const of = [symbolNode(member, centred ? place : undefined)];
    return { kind: "square", of: centred ? [...of, sign("−"), symbolNode(symbols.mean(k), place)] : of };
  };
  const sum = sumNode(symbols.total(k, "squares", variance * squaresDividedBy(plan.sources[k], m)), [
    from(symbols.member(k)),
  ]);
  const term = (i: number) => [from(symbols.member(k, i + 1, x && valueInSet(x, sets, set, i)))];
  const count = symbolNode(square === "unbiased" ? lessOne(symbols.count(k), m) : symbols.count(k), 0);
  if (isLength(plan.sources[k])) {
    const opened = surround([sign("(")], openedSum(m, term), [sign(")^½")]);
    return { ...line, right: [[{ kind: "root", of: [sum] }]], opened };
  }
  return {
    ...line,
    right: [[square === "sum" ? sum : { kind: "fraction", over: [sum], under: [count] }]],
    opened: square === "sum" ? openedSum(m, term) : surround([sign("(")], openedSum(m, term), [sign(") /"), count]),
  };
}

/**
 * The published code of switchable norm divides every plane's squares by H·W − 1. A set of several planes takes the
 * mean of the planes' variances and of their means' squared distances.
 */
function fromPlanes(plan: Plan, traced: Trace, symbols: Symbols, k: number): Pick<Equation, "right" | "opened"> {
  const [, , H, W] = plan.shape;
  const { m, variance } = traced.sources[k];
  const count = symbols.count(k);
  const mean = symbolNode(symbols.mean(k));
  const member = symbols.member(k);
  if (m === H * W) {
    const under = lessOne(count, m);
    const squared: FormulaNode = { kind: "square", of: [symbolNode(member), sign("−"), mean] };
    const sum = sumNode(symbols.total(k, "squares", variance * (m - 1)), [squared]);
    return { right: [[{ kind: "fraction", over: [sum], under: [symbolNode(under, 0)] }]], opened: null };
  }
  const planes = m / (H * W);
  const under = {
    ...count,
    role: `planes${k}`,
    latex: "P",
    name: "P",
    value: planes,
    meaning: `How many planes of ${H}·${W} values the set has, each with a mean and a variance of its own.`,
  };
  const ofPlane = (letter: string, what: string): FormulaSymbol => ({
    ...member,
    role: `plane-${what}${k}`,
    latex: letter === "μ" ? "\\mu_{i}" : "\\sigma^2_{i}",
    name: `${letter}ᵢ`,
    meaning: `The ${what} of each plane of the set, its squares divided by H·W − 1 as in the published code.`,
  });
  const squared: FormulaNode = { kind: "square", of: [symbolNode(ofPlane("μ", "mean")), sign("−"), mean] };
  const each = [sign("("), symbolNode(ofPlane("σ²", "variance")), sign("+"), squared, sign(")")];
  const sum = sumNode(symbols.total(k, "squares", variance * planes), each);
  return { right: [[{ kind: "fraction", over: [sum], under: [symbolNode(under, 0)] }]], opened: null };
}

/** m − 1: what unbiased variances divide by. */
function lessOne(count: FormulaSymbol, m: number): FormulaSymbol {
  return { ...count, latex: `${count.latex}-1`, name: `${count.name}−1`, value: m - 1 };
}

function sumNode(total: FormulaSymbol, of: readonly FormulaNode[]): FormulaNode {
  return { kind: "sum", total, of };
}
