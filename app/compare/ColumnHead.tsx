import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { Plan } from "../../engine/plan/plan.ts";
import { MOST_COLUMNS } from "../scene/compareScene.ts";
import { useStage } from "../stage/useStage.ts";
import { ColumnSettings } from "./ColumnSettings.tsx";
import { columnActions } from "./columnActions.ts";
import type { ColumnName } from "./names.ts";

interface ColumnHeadProps {
  readonly at: number;
  readonly count: number;
  readonly plan: Plan;
  readonly name: ColumnName;
  readonly isReference: boolean;
}

/** The column's name, which opens its technique and parameters, and what can be done with the column. */
export function ColumnHead({ at, count, plan, name, isReference }: ColumnHeadProps) {
  const stage = useStage();
  const { setCompare } = stage;
  const { duplicateColumn, moveColumn, removeColumn } = columnActions(stage);
  const settings = useRef<HTMLDetailsElement>(null);
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !settings.current?.open) return;
    event.stopPropagation();
    settings.current.open = false;
    settings.current.querySelector("summary")?.focus();
  };
  const move = (by: 1 | -1) => {
    moveColumn(at, by);
    focusButton(at + by, by);
  };
  return (
    <header className="column-head">
      <details className="column-settings" ref={settings} name="column-settings" onKeyDown={close}>
        <summary className="column-name">
          <strong>{name.name}</strong>
          {name.details && <span className="column-details"> {name.details}</span>}
          <span aria-hidden="true">&nbsp;▾</span>
        </summary>
        <div className="column-settings-panel">
          <div className="column-actions">
            <Action label="Move left" sign="←" by={-1} disabled={at === 0} onClick={() => move(-1)} />
            <Action label="Move right" sign="→" by={1} disabled={at === count - 1} onClick={() => move(1)} />
            <Action
              label="Duplicate"
              sign={<CopySign />}
              disabled={count >= MOST_COLUMNS}
              onClick={() => duplicateColumn(at)}
            />
            <Action label="Remove" sign="×" disabled={count === 1} onClick={() => removeColumn(at)} />
          </div>
          <ColumnSettings at={at} plan={plan} />
          <button type="button" className="button" onClick={() => setCompare({ reference: at, show: "from-column" })}>
            Show differences from this column
          </button>
        </div>
      </details>
      {isReference && <p className="column-reference">reference: the others are shown as differences from it</p>}
    </header>
  );
}

interface ActionProps {
  readonly label: string;
  readonly sign: ReactNode;
  readonly by?: number;
  readonly disabled: boolean;
  onClick(): void;
}

function Action({ label, sign, by, disabled, onClick }: ActionProps) {
  return (
    <button
      type="button"
      className="icon-button column-action"
      aria-label={label}
      title={label}
      data-by={by}
      disabled={disabled}
      onClick={onClick}
    >
      {sign}
    </button>
  );
}

/** Two overlapping sheets. */
function CopySign() {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      aria-hidden="true"
    >
      <rect x="1" y="1" width="8.5" height="8.5" rx="1.5" />
      <path d="M12.5 5v6a1.5 1.5 0 0 1-1.5 1.5H5" />
    </svg>
  );
}

/** The menu and the focus go with the column that was moved; at the end, to its other arrow. */
function focusButton(at: number, by: 1 | -1): void {
  requestAnimationFrame(() => {
    const column = document.querySelectorAll(".column")[at];
    column?.querySelector("details")?.setAttribute("open", "");
    const same = column?.querySelector<HTMLButtonElement>(`[data-by="${by}"]:enabled`);
    (same ?? column?.querySelector<HTMLButtonElement>(`[data-by="${-by}"]`))?.focus();
  });
}
