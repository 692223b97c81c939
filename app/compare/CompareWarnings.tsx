import type { ResultColumn } from "../page/resultStore.ts";
import { useResult, useResults, useStage } from "../stage/useStage.ts";
import { namesOf } from "./names.ts";
import "../parts/warnings.css";

/** What must not stay hidden: why the picture is not the present scene's, and what is special about a column's numbers. */
export function CompareWarnings() {
  const { pin } = useStage();
  const result = useResult("compare");
  const { busy, problem } = useResults((state) => state);
  return (
    <div className="warnings" role="status">
      {busy && <p className="warning warning-busy">{busy} …</p>}
      {problem && <p className="warning warning-refused">{sentence(problem)} The last picture stays until then.</p>}
      {!problem &&
        result &&
        mergeWarnings(result.columns).map(({ text, cell, who }) => (
          <p key={text} className="warning">
            <strong>{who.join(", ")}:</strong> {text}{" "}
            {cell && (
              <button type="button" className="warning-go" onClick={() => pin(cell)}>
                Show the cell
              </button>
            )}
          </p>
        ))}
    </div>
  );
}

/** The same warning of several columns is said once. */
function mergeWarnings(columns: readonly ResultColumn[]) {
  const names = namesOf(columns.map(({ plan }) => plan));
  const byText = new Map<string, { text: string; cell: ResultColumn["warnings"][number]["cell"]; who: string[] }>();
  columns.forEach(({ warnings }, i) => {
    for (const { text, cell } of warnings) {
      const said = byText.get(text) ?? { text, cell, who: [] };
      if (!said.who.includes(names[i].short)) said.who.push(names[i].short);
      byText.set(text, said);
    }
  });
  return [...byText.values()];
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
