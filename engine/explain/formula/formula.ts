import type { Moments } from "../../arithmetic/contract.ts";
import { lastPlaceOf } from "../../numbers.ts";
import { fitParams } from "../../plan/controls.ts";
import { blendedIn, isLength, type Plan, planOf, sourceOf } from "../../plan/plan.ts";
import { type Cell, indexOf, type Values } from "../../plan/shape.ts";
import { weightParams } from "../../plan/technique.ts";
import { STAGES } from "../stages.ts";
import { type Trace, trace } from "../trace.ts";
import { type Equation, type FormulaNode, type FormulaSymbol, type Piece, sign, symbolNode } from "./nodes.ts";
import { statisticsOf } from "./statistics.ts";
import { type Symbols, symbolsOf } from "./symbols.ts";

/** How one cell's y comes about, line by line: statistics, normalized value, output. */
export interface Formula {
  readonly equations: readonly Equation[];
  /** Every quantity once, in the order of reading. */
  readonly symbols: readonly FormulaSymbol[];
}

/**
 * The formula of one cell with its numbers, from the plan alone: the same for every technique.
 * @param x the tensor that is normalized, N×C×H×W
 */
export function formulaOf(plan: Plan, moments: readonly Moments[], x: Values, cell: Cell): Formula {
  const traced = trace(plan, moments, cell, x[indexOf(plan.shape, cell)]);
  const symbols = symbolsOf(plan, traced);
  const equations = [...convolutionLines(plan, symbols, cell), ...equationsOf(plan, traced, symbols, x)];
  return { equations, symbols: symbolsIn(equations) };
}

function equationsOf(plan: Plan, traced: Trace, symbols: Symbols, x: Values | null): Equation[] {
  const substituted = x !== null;
  const statistics = (k: number) => statisticsOf(plan, traced, symbols, x, k);
  const normalized = (t: number) => normalizedLine(plan, traced, symbols, t);
  const lines =
    plan.terms.length > 1
      ? [
          ...plan.terms.flatMap((_, t) => [...statistics(sourceOf(plan, t) ?? t), normalized(t)]),
          blendedOutputs(plan, symbols),
        ]
      : plan.sources.length > 0
        ? [...plan.sources.flatMap((_, k) => statistics(k)), ...blendedMoments(plan, symbols), normalized(0)]
        : [];
  return [...lines, ...outputLines(plan, traced, symbols)].map((line) => ({
    ...line,
    substituted: line.substituted && substituted,
  }));
}

/** Moments mixed from several sources, each times its share. */
function blendedMoments(plan: Plan, symbols: Symbols): Equation[] {
  if (plan.terms.length > 1) return [];
  const line = (moment: "mean" | "variance"): Equation => ({
    part: `blended-${moment}`,
    left: symbols.blendedMoment(moment),
    right: plan.sources.map((_, k) =>
      summand(k, [symbolNode(symbols.weight(k, moment)), sign("·"), symbolNode(symbols[moment](k))]),
    ),
    opened: null,
    substituted: true,
  });
  return blendedIn(plan).map(line);
}

/** (x − μ) / √(σ² + ε), as far as the term has these. */
function normalizedLine(plan: Plan, traced: Trace, symbols: Symbols, t: number): Equation {
  const k = sourceOf(plan, t, "mean");
  const { mean: meanWeights, variance } = plan.terms[t];
  const centred = plan.sources.some((source, s) => (source.centred ?? true) && meanWeights[s] !== 0);
  const mean = k === null ? symbols.blendedMoment("mean") : symbols.mean(k);
  const place = lastPlaceOf(traced.x - traced.terms[t].mean);
  const over: FormulaNode[] = centred
    ? [symbolNode(symbols.input, place), sign("−"), symbolNode(mean, place)]
    : [symbolNode(symbols.input)];
  return {
    part: `normalized${t}`,
    left: plan.terms.length > 1 ? symbols.normalizedBy(t) : symbols.normalized,
    right: [
      variance ? [{ kind: "fraction", over, under: divisor(plan, symbols, sourceOf(plan, t, "variance")) }] : over,
    ],
    opened: null,
    substituted: true,
  };
}

function divisor(plan: Plan, symbols: Symbols, k: number | null): FormulaNode[] {
  const { epsilon } = symbols;
  const variance = symbolNode(k === null ? symbols.blendedMoment("variance") : symbols.variance(k));
  const length = k !== null && isLength(plan.sources[k]);
  const root: FormulaNode = length ? variance : { kind: "root", of: [variance] };
  if (epsilon && plan.divisor === "root plus epsilon") return [root, sign("+"), symbolNode(epsilon)];
  if (epsilon && plan.divisor === "at least epsilon")
    return [{ kind: "call", name: "max", of: [[root], [symbolNode(epsilon)]] }];
  if (length && !epsilon) return [variance];
  const square: FormulaNode = length ? { kind: "square", of: [variance] } : variance;
  return [{ kind: "root", of: epsilon ? [square, sign("+"), symbolNode(epsilon)] : [square] }];
}

/** Outputs mixed from several terms, each times its share. */
function blendedOutputs(plan: Plan, symbols: Symbols): Equation {
  return {
    part: "blend",
    left: symbols.normalized,
    right: plan.terms.map((_, t) =>
      summand(t, [symbolNode(symbols.share(t)), sign("·"), symbolNode(symbols.normalizedBy(t))]),
    ),
    opened: null,
    substituted: true,
  };
}

/** y, or z and what makes y of it. */
function outputLines({ stage }: Plan, traced: Trace, symbols: Symbols): Equation[] {
  const { between, normalized, parameter, output } = symbols;
  if (!stage || !between || !parameter) return [scaledLine(traced.y, symbols, "output", output, normalized)];
  const staged = (part: string, left: FormulaSymbol, taken: FormulaSymbol): Equation => {
    const right = [STAGES[stage.kind].formula(symbolNode(taken), symbolNode(parameter))];
    return { part, left, right, opened: null, substituted: true };
  };
  return stage.takes === "normalized"
    ? [staged("elementwise", between, normalized), scaledLine(traced.y, symbols, "output", output, between)]
    : [scaledLine(traced.between, symbols, "scaled", between, normalized), staged("output", output, between)];
}

function scaledLine(
  result: number,
  { scale, shift }: Symbols,
  part: string,
  left: FormulaSymbol,
  taken: FormulaSymbol,
): Equation {
  const place = shift ? lastPlaceOf(result) : undefined;
  const scaled = [...(scale ? [symbolNode(scale), sign("·")] : []), symbolNode(taken, place)];
  return {
    part,
    left,
    right: shift ? [scaled, [sign("+"), symbolNode(shift, place)]] : [scaled],
    opened: null,
    substituted: Boolean(scale ?? shift),
  };
}

/** The convolution in front and the weight it uses: in symbols, since neither the input nor the weight is known here. */
function convolutionLines({ technique, params, shape }: Plan, { input }: Symbols, [, channel]: Cell): Equation[] {
  if (!technique.weight) return [];
  const { controls } = technique.weight;
  const vectors: Plan["shape"] = [shape[1], 1, 1, 1];
  const plan = planOf(technique.weight, fitParams(controls, weightParams(technique, params), vectors).params, vectors);
  const nothing = plan.sources.map(({ sets }) => ({
    mean: new Float64Array(sets.count),
    variance: new Float64Array(sets.count),
  }));
  const traced = trace(plan, nothing, [channel, 0, 0, 0], 0);
  const weight = symbolsOf(plan, traced);
  const operand = (latex: string, meaning: string): FormulaSymbol => ({
    ...input,
    role: `operand-${latex}`,
    latex,
    name: latex,
    value: null,
    meaning,
  });
  const lines = equationsOf(plan, traced, weight, null).map((line) => dropValues(line, channel));
  const convolution: Equation = {
    part: "convolution",
    left: input,
    right: [
      [
        symbolNode(operand("x", "The input of the convolution.")),
        sign("∗"),
        symbolNode(operand(weight.output.latex, `The weight of output channel ${channel}.`)),
      ],
    ],
    opened: null,
    substituted: false,
  };
  return [...lines, convolution];
}

/** A line about the weight: what it names is an output channel, and only its learned scale has a number here. */
function dropValues(line: Equation, channel: number): Equation {
  const symbol = (old: FormulaSymbol): FormulaSymbol => ({
    ...old,
    role: `weight-${old.role}`,
    value: old.quantity === "scale" ? old.value : null,
    standsFor: { kind: "channel" },
    meaning:
      old.quantity === "scale" ? old.meaning : `Of the weight of output channel ${channel}, before the convolution.`,
  });
  return {
    ...line,
    part: `weight-${line.part}`,
    left: symbol(line.left),
    right: line.right.map((piece) => mapSymbols(piece, symbol)),
    opened: null,
    substituted: false,
  };
}

function mapSymbols(nodes: readonly FormulaNode[], change: (symbol: FormulaSymbol) => FormulaSymbol): FormulaNode[] {
  const of = (inner: readonly FormulaNode[]) => mapSymbols(inner, change);
  return nodes.map((node) => {
    if (node.kind === "symbol") return { ...node, symbol: change(node.symbol) };
    if (node.kind === "fraction") return { ...node, over: of(node.over), under: of(node.under) };
    if (node.kind === "sum") return { ...node, total: change(node.total), of: of(node.of) };
    if (node.kind === "call") return { ...node, of: node.of.map(of) };
    if (node.kind === "sign") return node;
    return { ...node, of: of(node.of) };
  });
}

function summand(at: number, piece: Piece): Piece {
  return at === 0 ? piece : [sign("+"), ...piece];
}

function symbolsIn(equations: readonly Equation[]): FormulaSymbol[] {
  const found = new Map<string, FormulaSymbol>();
  const meet = (symbol: FormulaSymbol) => {
    if (!found.has(symbol.role)) found.set(symbol.role, symbol);
    return symbol;
  };
  for (const { left, right } of equations) {
    meet(left);
    for (const piece of right) mapSymbols(piece, meet);
  }
  return [...found.values()];
}
