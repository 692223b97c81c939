import { useMemo } from "react";
import { numberShowing } from "../../components/difference.ts";
import type { Moments } from "../../engine/arithmetic/contract.ts";
import { trace } from "../../engine/explain/trace.ts";
import { cellInWords, setInWords } from "../../engine/explain/words.ts";
import { counted, shortNumber } from "../../engine/numbers.ts";
import { sizeOfSet } from "../../engine/plan/partition.ts";
import { type Plan, setsOfCell } from "../../engine/plan/plan.ts";
import { type Cell, indexOf, type Shape } from "../../engine/plan/shape.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { fitCell, selectedCell } from "../scene/fitted.ts";
import { useColumn, usePointed, useScene } from "../stage/useStage.ts";
import { shownOf } from "./shown.ts";

interface Selection {
  /** The cell that is pointed at, else the pinned one, where the shown tensor has it. */
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
}

/** The selection as Explore shows it. */
export function useSelection(): Selection {
  return useSelectionIn(useColumn()?.plan.shape ?? null);
}

/** The selection in a tensor of this shape. */
export function useSelectionIn(shape: Shape | null): Selection {
  const pointed = usePointed();
  const wish = useScene((scene) => scene.pinned);
  const pinned = useMemo(() => shape && fitCell(wish, shape), [wish, shape]);
  return { selected: shape && selectedCell(shape, pointed, pinned), pinned };
}

/** The value of a cell as it is shown after: an output that is 0 but for rounding is 0, as in its formula. */
export function afterAt({ plan, moments, before, after, step }: ResultColumn, cell: Cell): number {
  const i = indexOf(plan.shape, cell);
  return !step && trace(plan, moments, cell, before.values[i]).y === 0 ? 0 : after.values[i];
}

/**
 * A cell as it is read out: "sample 1, channel 2, row 0, column 1: 3.42 becomes 0.86; shares mean 2.10 with 17 other cells".
 */
export function describeCell(column: ResultColumn, cell: Cell): string {
  const { plan, moments, before, step } = column;
  const i = indexOf(plan.shape, cell);
  const becomes = step ? `, ${shownOf(column).symbol} is` : undefined;
  return describeValue(plan, moments, cell, before.values[i], afterAt(column, cell), becomes);
}

/** The same from the numbers themselves. */
export function describeValue(
  plan: Plan,
  moments: readonly Moments[],
  cell: Cell,
  x: number,
  y: number,
  becomes = " becomes",
): string {
  const where = cellInWords(plan.axes, cell);
  const before = beforeInWords(plan, moments, cell, x);
  return `${where}: ${before}${becomes} ${shortNumber(y)}; ${sharesInWords(plan, moments, cell, x)}`;
}

/** A cell's value before, with the digits that its difference from a mean needs. */
export function beforeInWords(plan: Plan, moments: readonly Moments[], cell: Cell, x: number): string {
  const sets = setsOfCell(plan, cell);
  return numberShowing(
    x,
    smallestDifference(plan, x, (k) => moments[k].mean[sets[k]]),
  );
}

/** With how many others a cell of this value shares which statistics, in words. */
export function sharesInWords(plan: Plan, moments: readonly Moments[], cell: Cell, x: number): string {
  const sets = setsOfCell(plan, cell);
  const shares = plan.sources.map(({ sets: cut, running, name, centred = true, square = "mean" }, k) => {
    const { mean, variance } = moments[k];
    const channel = cell[1];
    if (running)
      return `uses the running mean ${numberShowing(mean[sets[k]], x - mean[sets[k]])} of channel ${channel}; no value of this mini-batch takes part`;
    const whose = plan.sources.length > 1 ? `${name} ` : "";
    const others = sizeOfSet(cut, sets[k]) - 1;
    if (others === 0) return `alone in its ${whose}set`;
    const what = centred
      ? `mean ${numberShowing(mean[sets[k]], x - mean[sets[k]])}`
      : square === "sum"
        ? `length ${shortNumber(Math.sqrt(variance[sets[k]]))}`
        : `mean square ${shortNumber(variance[sets[k]])}`;
    return `shares ${whose}${what} with ${counted(others, "other value")}`;
  });
  return shares.join("; ") || "taken by itself";
}

/**
 * The smallest distance between x and a mean that is taken away from it, 0 where none is: both are written with the digits
 * that it needs.
 */
export function smallestDifference({ sources }: Plan, x: number, meanOf: (source: number) => number): number {
  const distances = sources.map(({ centred = true }, k) => (centred ? Math.abs(x - meanOf(k)) : 0));
  const apart = Math.min(...distances.filter((size) => size > 0));
  return Number.isFinite(apart) ? apart : 0;
}

/** The set of a source that a cell lies in, in words. */
export function setOfCellInWords({ plan }: Pick<ResultColumn, "plan">, source: number, cell: Cell): string {
  return setInWords(plan.axes, plan.sources[source].sets, setsOfCell(plan, cell)[source]);
}
