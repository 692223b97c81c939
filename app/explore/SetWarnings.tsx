import { setsOfCell } from "../../engine/plan.ts";
import type { Cell } from "../../engine/shape.ts";
import { setWarning } from "../../engine/warnings.ts";
import type { Column } from "../page/resultStore.ts";
import "./warnings.css";

/** What is special about the sets that a cell lies in: one or two values, no spread, a large ε, NaN. */
export function SetWarnings({ column: { plan, moments }, cell }: { column: Column; cell: Cell }) {
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
