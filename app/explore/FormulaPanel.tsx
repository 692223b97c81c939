import { memo, useEffect, useMemo } from "react";
import { FormulaView } from "../../components/formula/FormulaView.tsx";
import { formulaOf } from "../../engine/explain/formula/formula.ts";
import { cellInWords } from "../../engine/explain/words.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { useEmphasized, useStage } from "../stage/useStage.ts";
import { useFollowing } from "./useFollowing.ts";

/** The selected cell's formula with its numbers; pointing at a quantity lights what it stands for in all views. */
export function FormulaPanel() {
  const { column, selected, isBehind } = useFollowing();
  if (!column || !selected) return null;
  return (
    <section className="panel" aria-labelledby="formula" aria-busy={isBehind}>
      <h2 className="panel-title" id="formula">
        Formula
      </h2>
      <CellFormula column={column} cell={selected} />
    </section>
  );
}

const CellFormula = memo(function CellFormula({ column, cell }: { column: ResultColumn; cell: Cell }) {
  const { emphasize } = useStage();
  const { plan, moments, before, step } = column;
  const lit = useEmphasized()?.role ?? null;
  const formula = useMemo(() => formulaOf(plan, moments, before.values, cell), [plan, moments, before, cell]);
  const marked = useMemo(() => step?.parts ?? [], [step]);
  useEffect(() => () => emphasize(null), [emphasize]);
  const name = `${plan.technique.name} of ${cellInWords(plan.axes, cell)}`;
  return <FormulaView formula={formula} name={name} marked={marked} lit={lit} onPoint={emphasize} />;
});
