import { useId } from "react";
import { explain } from "./explain.ts";
import { Tip } from "./Hint.tsx";
import "./Toggle.css";

type ToggleProps = {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
};

/** Something that is on or off, at once. */
export function Toggle({ label, hint, checked, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div className="toggle hint-row" ref={explain}>
      <label className="toggle-label">
        <span className="hint-term">{label}</span>
        <input
          type="checkbox"
          role="switch"
          className="toggle-switch"
          checked={checked}
          aria-checked={checked}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
      </label>
      <Tip id={id}>{hint}</Tip>
    </div>
  );
}
