import type { Warning } from "../../engine/explain/warnings.ts";
import { capitalize } from "../../engine/explain/words.ts";
import { tidy } from "../foreignText.ts";
import { useStage } from "../stage/useStage.ts";
import "./warnings.css";

type WarningListProps = {
  /** What the worker is doing. */
  readonly busy: string | null;
  /** Why there is no picture of the present scene. */
  readonly refused: string | null;
  /** With the columns whose numbers each is about, where there are several. */
  readonly warnings: readonly (Pick<Warning, "text" | "cell"> & { readonly who?: readonly string[] })[];
};

/** What must not stay hidden about a picture: why it is not the present scene's, and what is special about its numbers. */
export function WarningList({ busy, refused, warnings }: WarningListProps) {
  const { pin } = useStage();
  return (
    <div className="warnings" role="status">
      {busy && <p className="warning warning-busy">{busy} …</p>}
      {refused && (
        <p className="warning warning-refused">{tidy(capitalize(refused))} The last picture stays until then.</p>
      )}
      {!refused &&
        warnings.map(({ text, cell, who }) => (
          <p key={text} className="warning">
            {who && <strong>{who.join(", ")}: </strong>}
            {text}{" "}
            {cell && (
              <button type="button" className="link-button warning-go" onClick={() => pin(cell)}>
                Show the value
              </button>
            )}
          </p>
        ))}
    </div>
  );
}
