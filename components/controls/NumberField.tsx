import { useId } from "react";
import { explain } from "./explain.ts";
import { Tip } from "./Hint.tsx";
import { NumberBox } from "./NumberBox.tsx";
import { type NumberProps, useNumberEntry } from "./useNumberEntry.ts";
import "./Control.css";

/** One number by field alone, below its symbol: several of them stand in a `.number-fields`, which gives a refusal the whole row. */
export function NumberField(props: NumberProps & { symbol: string }) {
  const { symbol, label, hint } = props;
  const { box, error } = useNumberEntry(props);
  const id = useId();
  return (
    <>
      <div className="number-field hint-row" ref={explain}>
        <label className="control-label" id={`${id}label`} htmlFor={id}>
          <span className="control-symbol hint-term">{symbol}</span>
          <span className="visually-hidden"> {label}</span>
        </label>
        <Tip id={`${id}hint`}>{hint}</Tip>
        <NumberBox {...box} id={id} labelledBy={`${id}label`} describedBy={`${id}hint ${id}message`} />
      </div>
      <p className="control-message control-error" id={`${id}message`} aria-live="polite">
        {error}
      </p>
    </>
  );
}
