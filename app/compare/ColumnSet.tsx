import { counted } from "../../engine/numbers.ts";
import { sizeOfSet } from "../../engine/partition.ts";
import { type Plan, setsOfCell } from "../../engine/plan.ts";
import type { Cell } from "../../engine/shape.ts";
import { setInWords } from "../../engine/words.ts";

/** The set of the selected cell, in words. */
export function ColumnSet({ plan, selected }: { plan: Plan; selected: Cell | null }) {
  const { sources, technique } = plan;
  if (!selected) return <p className="column-set">No cell is selected.</p>;
  const sets = setsOfCell(plan, selected);
  return (
    <p className="column-set">
      {sources.map(({ sets: cut, running, name }, k) => (
        <span key={name}>
          {running
            ? `running statistics of channel ${selected[1]}`
            : `${counted(sizeOfSet(cut, sets[k]), "cell")}: ${setInWords(technique.tensor, cut, sets[k])}`}
        </span>
      ))}
    </p>
  );
}
