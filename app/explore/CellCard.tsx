import { SymbolText } from "../../components/SymbolText.tsx";
import { shortNumber } from "../../engine/numbers.ts";
import { indexOf } from "../../engine/shape.ts";
import { tensorLetters } from "../../engine/symbols.ts";
import { cellInWords } from "../../engine/words.ts";
import { resultStore } from "../compute/resultStore.ts";
import { point } from "../scene/pointing.ts";
import { pin } from "../scene/sceneStore.ts";
import { beforeInWords, sharesInWords, useSelection } from "./selection.ts";
import { shownOf } from "./shown.ts";
import "./cellCard.css";

/** The selected cell in three lines, on the screen wherever the page stands: where there is no column for its numbers. */
export function CellCard() {
  const result = resultStore((state) => state.result);
  const { selected } = useSelection();
  if (!result || !selected) return null;
  const { plan, moments, x, shown } = result;
  const { tensor } = plan.technique;
  const at = indexOf(plan.shape, selected);
  const letGo = () => {
    point(null);
    pin(null);
  };
  return (
    <section className="cell-card" aria-label="Selected cell">
      <p className="cell-card-ends">
        <var>{tensorLetters(plan.technique).before}</var> {beforeInWords(plan, moments, selected, x[at])}{" "}
        <span aria-hidden="true">→</span>{" "}
        <var>
          <SymbolText of={shownOf(result).symbol} />
        </var>{" "}
        {shortNumber(shown[at])}
      </p>
      <p className="cell-card-words">
        {cellInWords(tensor, selected)}; {sharesInWords(plan, moments, selected, x[at])}
      </p>
      <button type="button" className="cell-card-let-go" aria-label="Let go of the cell" onClick={letGo}>
        <span aria-hidden="true">×</span>
      </button>
    </section>
  );
}
