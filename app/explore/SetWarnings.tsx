import { setWarning } from "../../engine/explain/warnings.ts";
import { setsOfCell } from "../../engine/plan/plan.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import "../parts/warnings.css";

/** What is special about the sets that a cell lies in: one or two values, no spread, a large ε, NaN. */
export function SetWarnings({ column: { plan, moments }, cell }: { column: ResultColumn; cell: Cell }) {
  const several = plan.sources.length > 1;
  const said = setsOfCell(plan, cell).flatMap((set, k) => {
    const text = setWarning(plan, moments, k, set);
    return text ? [{ name: plan.sources[k].name, text }] : [];
  });
  return said.map(({ name, text }) => (
    <p key={name} className="warning warning-set">
      {several && <strong>{name}: </strong>}
      {text}
    </p>
  ));
}
