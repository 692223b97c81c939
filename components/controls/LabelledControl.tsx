import { type ReactNode, useId } from "react";
import { explain } from "./explain.ts";
import { Tip } from "./Hint.tsx";
import "./Control.css";

type Ids = { control: string; label: string; describedBy: string };

type ControlProps = {
  /** The symbol shown for the control in italics; without one the label itself is shown, on a line of its own. */
  symbol?: string;
  label: string;
  hint: string;
  /** What is wrong with the last entry, in one sentence. */
  error?: string;
  /** What else there is to say, such as what was changed and why. */
  note?: string;
  children: (ids: Ids) => ReactNode;
};

/** The frame that all labelled controls share: name, explanation, the control itself, and one sentence below. */
export function LabelledControl({ symbol, label, hint, error, note, children }: ControlProps) {
  const id = useId();
  const ids = { control: `${id}control`, label: `${id}label`, describedBy: `${id}hint ${id}message` };
  return (
    <div className={symbol ? "control hint-row" : "control control-stacked hint-row"} ref={explain}>
      <label className="control-label" id={ids.label} htmlFor={ids.control}>
        <span className={symbol ? "control-symbol hint-term" : "hint-term"}>{symbol ?? label}</span>
        {symbol && <span className="visually-hidden"> {label}</span>}
      </label>
      <Tip id={`${id}hint`}>{hint}</Tip>
      {children(ids)}
      <p className={error ? "control-message control-error" : "control-message"} id={`${id}message`} aria-live="polite">
        {error ?? note}
      </p>
    </div>
  );
}
