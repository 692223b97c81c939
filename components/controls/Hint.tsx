import { type ReactNode, useId } from "react";
import { explain } from "./explain.ts";
import "./Hint.css";

/** The explanation of a `.hint-row`. It stands beside the label, not in it, or it would become part of the control's name. */
export function Tip({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span id={id} role="tooltip" popover="manual" className="hint-tip">
      {children}
    </span>
  );
}

type HintProps = {
  /** One sentence that explains what is wrapped. */
  text: string;
  children: ReactNode;
};

/** A word or symbol with a one-sentence explanation on hover, focus and tap. Controls bring their own: this is for text. */
export function Hint({ text, children }: HintProps) {
  const id = useId();
  return (
    <span className="hint-row" ref={explain}>
      <button type="button" className="hint-term hint-button" aria-describedby={id}>
        {children}
      </button>
      <Tip id={id}>{text}</Tip>
    </span>
  );
}
