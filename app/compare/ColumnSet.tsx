import { setInWords } from "../../engine/explain/words.ts";
import { counted } from "../../engine/numbers.ts";
import { sizeOfSet } from "../../engine/plan/partition.ts";
import { type Plan, setsOfCell } from "../../engine/plan/plan.ts";
import type { Cell } from "../../engine/plan/shape.ts";

/** The set of the selected cell, in words. */
export function ColumnSet({ plan, selected }: { plan: Plan; selected: Cell | null }) {
  const { sources, axes } = plan;
  if (!selected) return <p className="column-set">No cell is selected.</p>;
  const sets = setsOfCell(plan, selected);
  return (
    <p className="column-set">
      {sources.map(({ sets: cut, running, name }, k) => (
        <span key={name}>
          {running
            ? `running statistics of channel ${selected[1]}`
            : `${counted(sizeOfSet(cut, sets[k]), "cell")}: ${setInWords(axes, cut, sets[k])}`}
        </span>
      ))}
    </p>
  );
}
