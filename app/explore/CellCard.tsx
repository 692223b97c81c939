import { SymbolText } from "../../components/SymbolText.tsx";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import { cellInWords } from "../../engine/explain/words.ts";
import { shortNumber } from "../../engine/numbers.ts";
import { indexOf } from "../../engine/plan/shape.ts";
import { point } from "../attention/pointing.ts";
import { useColumn } from "../page/resultStore.ts";
import { beforeInWords, sharesInWords, useSelection } from "../parts/selection.ts";
import { shownOf } from "../parts/shown.ts";
import { pin } from "../scene/sceneStore.ts";
import "./cellCard.css";

/** The selected cell in three lines, on the screen wherever the page stands: where there is no column for its numbers. */
export function CellCard() {
  const column = useColumn();
  const { selected } = useSelection();
  if (!column || !selected) return null;
  const { plan, moments } = column;
  const { tensor } = plan.technique;
  const at = indexOf(plan.shape, selected);
  const [x, shown] = [column.before.values[at], column.after.values[at]];
  const letGo = () => {
    point(null);
    pin(null);
  };
  return (
    <section className="cell-card" aria-label="Selected cell">
      <p className="cell-card-ends">
        <var>{tensorLetters(plan.technique).before}</var> {beforeInWords(plan, moments, selected, x)}{" "}
        <span aria-hidden="true">→</span>{" "}
        <var>
          <SymbolText of={shownOf(column).symbol} />
        </var>{" "}
        {shortNumber(shown)}
      </p>
      <p className="cell-card-words">
        {cellInWords(tensor, selected)}; {sharesInWords(plan, moments, selected, x)}
      </p>
      <button type="button" className="cell-card-let-go" aria-label="Let go of the cell" onClick={letGo}>
        <span aria-hidden="true">×</span>
      </button>
    </section>
  );
}
