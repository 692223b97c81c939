import type { Warning } from "../../engine/explain/warnings.ts";
import { useProblem } from "../scene/useFitted.ts";
import { useColumn, useResults, useStage } from "../stage/useStage.ts";
import "../parts/warnings.css";

/** What must not stay hidden about the picture: why it is not the present scene's, and what is special about its numbers. */
export function Warnings() {
  const { pin } = useStage();
  const warnings = useColumn()?.warnings;
  const failed = useResults((state) => state.problem);
  const busy = useResults((state) => state.busy);
  const problem = useProblem();
  const refused = problem ?? failed;
  return (
    <div className="warnings" role="status">
      {busy && <p className="warning warning-busy">{busy} …</p>}
      {refused && <p className="warning warning-refused">{sentence(refused)} The last picture stays until then.</p>}
      {!refused &&
        warnings?.filter(isFirst).map(({ text, cell }) => (
          <p key={text} className="warning">
            {text}{" "}
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

/** Several sources may give the same warning: it is said once. */
function isFirst({ text }: Warning, i: number, all: readonly Warning[]): boolean {
  return all.findIndex((warning) => warning.text === text) === i;
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
