import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { shortNumber } from "../../engine/numbers.ts";
import { NumberBox } from "../controls/NumberBox.tsx";
import { readNumber } from "../controls/readNumber.ts";

interface EntryEditorProps {
  readonly name: string;
  /** "γ of channel 2". */
  readonly label: string;
  readonly value: number;
  /** Whether it was changed and can be taken back. */
  readonly changed: boolean;
  onChange(value: number | null): void;
  onClose(): void;
}

const LIMITS = { min: -1e6, max: 1e6, whole: false };
const STEP = 0.1;

/** One entry of a parameter as a number field. Escape closes it and gives the focus back. */
export function EntryEditor({ name, label, value, changed, onChange, onClose }: EntryEditorProps) {
  const id = useId();
  const [refusal, setRefusal] = useState("");
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => row.current?.querySelector("input")?.focus(), []);
  const close = () => {
    const strip = row.current?.parentElement?.querySelector<HTMLElement>("[role=application]");
    onClose();
    strip?.focus();
  };
  const enter = (text: string) => {
    const reading = readNumber(text, { ...LIMITS, name });
    setRefusal("value" in reading ? "" : reading.refusal);
    if ("value" in reading) onChange(reading.value);
    return "value" in reading;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape in the field closes the row around it.
    <div className="parameter-editor" ref={row} onKeyDown={onKeyDown}>
      <span id={`${id}label`}>{label}</span>
      <NumberBox
        value={value}
        shown={shortNumber(value)}
        labelledBy={`${id}label`}
        describedBy={`${id}refusal`}
        invalid={refusal !== ""}
        inputMode="text"
        onEntry={enter}
        onStep={(steps) => onChange(Math.round((value + steps * STEP) * 1e6) / 1e6)}
      />
      {changed && (
        <button type="button" className="link-button parameter-action" onClick={() => onChange(null)}>
          Undo
        </button>
      )}
      <button type="button" className="link-button parameter-action" onClick={close}>
        Done
      </button>
      <p id={`${id}refusal`} className="parameter-refusal" role="alert">
        {refusal}
      </p>
    </div>
  );
}
