import { useMemo } from "react";
import type { FormulaSymbol } from "../../engine/explain/formula/nodes.ts";
import { cut, type Sets } from "../../engine/plan/partition.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { useEmphasized } from "../stage/useStage.ts";

/** What the quantity that is pointed at in the formula lights in the other views. */
interface Lit {
  /** The cut whose set of the selected cell it stands for; null where it stands for no cells, or for those that are lit anyway. */
  readonly sets: Sets | null;
  /** What it is in the distribution before. */
  readonly mark: "mean" | "spread" | "value" | "values" | null;
}

export function useLit(plan: Plan): Lit | null {
  const symbol = useEmphasized();
  return useMemo(() => symbol && { sets: setsFor(plan, symbol), mark: markOf(symbol) }, [plan, symbol]);
}

function setsFor(plan: Plan, { standsFor }: FormulaSymbol): Sets | null {
  const [N, C, H, W] = plan.shape;
  switch (standsFor?.kind) {
    case "cell":
      return cut(plan.shape, { N, C, H, W });
    case "set":
      return plan.sources[standsFor.source]?.sets ?? null;
    case "entry":
      return plan.affine.sets;
    case "stage entry":
      return plan.stage?.sets ?? null;
    case "channel":
      return cut(plan.shape, { C });
    default:
      return null;
  }
}

function markOf({ quantity }: FormulaSymbol): Lit["mark"] {
  if (quantity === "mean") return "mean";
  if (quantity === "variance") return "spread";
  if (quantity === "input") return "value";
  return quantity === "member" || quantity === "total" || quantity === "count" ? "values" : null;
}
