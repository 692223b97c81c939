import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { fullNumber } from "../../engine/numbers.ts";

type NumberBoxProps = {
  id?: string;
  value: number;
  /** How the value is written while nobody edits it; editing shows all digits. */
  shown: string;
  labelledBy: string;
  describedBy: string;
  invalid: boolean;
  inputMode: "numeric" | "text";
  /** Takes what was typed, and says whether it was accepted. */
  onEntry: (text: string) => boolean;
  /** The arrow and page keys: 1, −1, 10 or −10. */
  onStep: (steps: number) => void;
};

const STEPS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** A field that can be typed into freely: only Enter, leaving it and the arrow keys commit, and Escape takes back. */
export function NumberBox({
  id,
  value,
  shown,
  labelledBy,
  describedBy,
  invalid,
  inputMode,
  onEntry,
  onStep,
}: NumberBoxProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);

  /** Commits the draft if there is one; what was refused stays for mending while the field has focus. */
  const commit = () => {
    if (draft === null || draft.trim() === "" || onEntry(draft)) setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    setDraft(null);
    onStep(STEPS[event.key]);
  };

  // Selected once all digits are shown: selecting on focus would be undone by them.
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (editing) box.current?.select();
  }, [editing]);

  return (
    <input
      ref={box}
      id={id}
      className="control-box"
      type="text"
      role="spinbutton"
      inputMode={inputMode}
      autoComplete="off"
      spellCheck={false}
      value={draft ?? (editing ? fullNumber(value) : shown)}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-valuenow={value}
      aria-valuetext={shown}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={() => setEditing(true)}
      onClick={(event) => draft === null && event.currentTarget.select()}
      onBlur={() => {
        commit();
        setDraft(null);
        setEditing(false);
      }}
      onKeyDown={onKeyDown}
    />
  );
}
