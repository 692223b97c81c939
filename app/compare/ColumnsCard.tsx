import { tensorLetters } from "../../engine/explain/symbols.ts";
import { cellInWords } from "../../engine/explain/words.ts";
import { shortNumber } from "../../engine/numbers.ts";
import { indexOf } from "../../engine/plan/shape.ts";
import type { Result } from "../page/resultStore.ts";
import { CellCard } from "../parts/CellCard.tsx";
import { afterAt, beforeInWords, useSelectionIn } from "../parts/selection.ts";
import { namesOf } from "./names.ts";
import { shownAs } from "./shownAs.ts";

/** The selected cell's value, and what every column makes of it. */
export function ColumnsCard({ result: { shape, show, columns } }: { result: Result }) {
  const { selected } = useSelectionIn(shape);
  if (!selected) return null;
  const at = indexOf(shape, selected);
  const [{ plan, before }] = columns;
  // With the digits that the column needs that takes the nearest mean away.
  const x = columns
    .map((column) => beforeInWords(column.plan, column.moments, selected, before.values[at]))
    .reduce((longest, other) => (other.length > longest.length ? other : longest));
  const names = namesOf(columns.map((column) => column.plan));
  const [, symbol] = shownAs(show, plan.technique);
  return (
    <CellCard
      numbers={
        <>
          <p>
            <var>{tensorLetters(plan.technique).before}</var> {x}
          </p>
          {columns.map((column, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
            <p key={k}>
              <span className="cell-card-of">{names[k].short}</span> <var>{symbol}</var>{" "}
              {shortNumber(show.of === "output" ? afterAt(column, selected) : column.after.values[at])}
            </p>
          ))}
        </>
      }
      words={cellInWords(plan.axes, selected)}
    />
  );
}
