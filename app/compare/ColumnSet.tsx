import { SymbolText } from "../../components/SymbolText.tsx";
import { setInWords } from "../../engine/explain/words.ts";
import { counted, shortNumber } from "../../engine/numbers.ts";
import { sizeOfSet } from "../../engine/plan/partition.ts";
import { type Plan, setsOfCell } from "../../engine/plan/plan.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import { useLevel } from "../stage/useStage.ts";

interface ColumnSetProps {
  readonly plan: Plan;
  readonly selected: Cell | null;
  /** What the column shows of the selected value, and what that is called. */
  readonly symbol: string;
  readonly value: number | null;
}

/** What becomes of the selected value, and with how many others it shares; with numbers also which those are. */
export function ColumnSet({ plan, selected, symbol, value }: ColumnSetProps) {
  const { sources, axes } = plan;
  const level = useLevel();
  if (!selected || value === null) return <p className="column-value column-set">Point at a value.</p>;
  const sets = setsOfCell(plan, selected);
  return (
    <div className="column-value">
      <p>
        <var>
          <SymbolText of={symbol} />
        </var>{" "}
        <strong>{shortNumber(value)}</strong>{" "}
        {sources.length < 2 && (
          <span className="column-others">
            {sources.length === 0
              ? "by itself"
              : sources[0].running
                ? "shares with none"
                : `with ${counted(sizeOfSet(sources[0].sets, sets[0]) - 1, "other")}`}
          </span>
        )}
      </p>
      {level !== "picture" && sources.length > 0 && (
        <p className="column-set">
          {sources.map(({ sets: cut, running, name }, k) => (
            <span key={name}>
              {running
                ? `running statistics of channel ${selected[1]}`
                : `${counted(sizeOfSet(cut, sets[k]), "value")}: ${setInWords(axes, cut, sets[k])}`}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
