import { type Entries, nameFor, valueFor } from "../../plan/controls.ts";
import type { Plan } from "../../plan/plan.ts";
import { collectedBy, startInWords } from "../collected.ts";
import { COUNT, type Letters, RUNNING_VARIANCE } from "../symbols.ts";
import type { Trace } from "../trace.ts";
import { type FormulaSymbol, type Piece, sign, symbolNode } from "./nodes.ts";

/**
 * What a running statistic is made of: μ̄ = (1 − r)·⟨μ⟩ and σ̄² = r·σ̄²₀ + (1 − r)·m/(m − 1)·⟨σ²⟩, where r is what is left
 * of the start. Empty where it is given: replaced by hand, or still the start itself.
 */
export function runningPieces(plan: Plan, { cell }: Trace, moment: "mean" | "variance", value: number): Piece[] {
  const collected = collectedBy(plan);
  const byHand =
    (valueFor(plan.technique.controls, plan.params, `running ${moment}`) as Entries | undefined)?.at?.[cell[1]] !==
    undefined;
  if (!collected || collected.left === 1 || byHand) return [];
  const { batches, least, most, unbiased, left, tracked } = collected;
  // Where sizes differ there is no one m/(m − 1): what is averaged is corrected already.
  const alike = least === most;
  const m = most;
  const symbol = (role: string, letters: Letters, value: number, meaning: string): FormulaSymbol => ({
    ...{ role: `${moment}-${role}`, quantity: "collected", ...letters, value, meaning },
    standsFor: { kind: "control", name: nameFor(plan.technique.controls, "batches") ?? "" },
  });
  const r = symbol("left", { name: "r", latex: "r" }, left, startInWords(plan) ?? "");
  const taken = symbol(
    "taken",
    { name: "1 − r", latex: "1-r" },
    1 - left,
    `The share of the ${batches} mini-batches: what is not left of the start.`,
  );
  const correction = moment === "variance" && unbiased && alike ? m / (m - 1) : 1;
  const start = moment === "variance" ? tracked.startVariance : 0;
  const average = symbol(
    "average",
    moment === "mean"
      ? { name: "⟨μ⟩", latex: "\\langle\\mu\\rangle" }
      : { name: "⟨σ²⟩", latex: "\\langle\\sigma^2\\rangle" },
    (value - left * start) / ((1 - left) * correction),
    moment === "mean"
      ? `The weighted average of the means that channel ${cell[1]} had in ${batches} mini-batches.`
      : unbiased && !alike
        ? `The weighted average of the unbiased variances that channel ${cell[1]} had in ${batches} mini-batches.`
        : `The weighted average of the variances, divided by m, that channel ${cell[1]} had in ${batches} mini-batches.`,
  );
  const counted = symbol("count", COUNT, m, "How many values each of these variances was taken over.");
  const lessOne = symbol(
    "less-one",
    { name: "(m − 1)", latex: "m-1" },
    m - 1,
    "One less than m: the running variance is unbiased.",
  );
  const share = left === 0 ? [] : [symbolNode(taken), sign("·")];
  const corrected: Piece = [
    { kind: "fraction", over: [symbolNode(counted, 0)], under: [symbolNode(lessOne, 0)] },
    sign("·"),
    symbolNode(average),
  ];
  const weighted: Piece = [...share, ...(correction === 1 ? [symbolNode(average)] : corrected)];
  if (start === 0 || left === 0) return [weighted];
  const startSymbol = symbol(
    "start",
    { name: `${RUNNING_VARIANCE.name}₀`, latex: `${RUNNING_VARIANCE.latex}_0` },
    start,
    "The running variance before any mini-batch.",
  );
  return [
    [symbolNode(r), sign("·"), symbolNode(startSymbol)],
    [sign("+"), ...weighted],
  ];
}
