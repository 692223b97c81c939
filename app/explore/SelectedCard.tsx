import { SymbolText } from "../../components/SymbolText.tsx";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import { cellInWords } from "../../engine/explain/words.ts";
import { shortNumber } from "../../engine/numbers.ts";
import { indexOf } from "../../engine/plan/shape.ts";
import { CellCard } from "../parts/CellCard.tsx";
import { goTo } from "../parts/goTo.ts";
import { afterAt, beforeInWords, sharesInWords, useSelection } from "../parts/selection.ts";
import { shownOf } from "../parts/shown.ts";
import { useColumn, useLevel, useStage } from "../stage/useStage.ts";

/** What the selected cell becomes, and with how many others it shares what. */
export function SelectedCard() {
  const column = useColumn();
  const { selected } = useSelection();
  const { setLevel } = useStage();
  const level = useLevel();
  const more = () => {
    if (level === "picture") setLevel("numbers");
    goTo("#formula");
  };
  if (!column || !selected) return null;
  const { plan, moments } = column;
  const at = indexOf(plan.shape, selected);
  const x = column.before.values[at];
  return (
    <CellCard
      numbers={
        <p>
          <var>{tensorLetters(plan.technique).before}</var> {beforeInWords(plan, moments, selected, x)}{" "}
          <span aria-hidden="true">→</span>{" "}
          <var>
            <SymbolText of={shownOf(column).symbol} />
          </var>{" "}
          {shortNumber(afterAt(column, selected))}
        </p>
      }
      onMore={more}
      words={`${cellInWords(plan.axes, selected)}; ${sharesInWords(plan, moments, selected, x)}`}
    />
  );
}
