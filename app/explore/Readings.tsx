import { useId } from "react";
import type { ChoiceControl, ChoiceOption } from "../../engine/plan/controls.ts";
import { useFittedControls } from "../scene/useFitted.ts";
import { useStage } from "../stage/useStage.ts";
import "./readings.css";

/** Shapes of parameters that people take for each other, each with the words who does it so. */
export function Readings() {
  const fitted = useFittedControls();
  return Object.entries(fitted.technique.controls).map(([name, control]) =>
    control.kind === "choice" && control.difference && control.advanced && (control.shown?.(fitted.params) ?? true) ? (
      <Reading key={name} name={name} control={control} value={fitted.params[name] as string} />
    ) : null,
  );
}

interface ReadingProps {
  readonly name: string;
  readonly control: ChoiceControl;
  readonly value: string;
}

function Reading({ name, control: { label, options, difference }, value }: ReadingProps) {
  const group = useId();
  return (
    <fieldset className="reading">
      <legend className="reading-title">{label}</legend>
      <div className="reading-options">
        {options.map((option) => (
          <Option key={option.value} group={group} name={name} option={option} chosen={option.value === value} />
        ))}
      </div>
      <p className="card-words reading-difference">{difference}</p>
    </fieldset>
  );
}

interface OptionProps {
  readonly group: string;
  readonly name: string;
  readonly option: ChoiceOption;
  readonly chosen: boolean;
}

function Option({ group, name, option, chosen }: OptionProps) {
  const { setParam } = useStage();
  const id = useId();
  const { value, label, hint, usedBy = [] } = option;
  return (
    <label className="reading-option">
      <input
        type="radio"
        className="reading-radio"
        name={group}
        checked={chosen}
        aria-label={label}
        aria-describedby={id}
        onChange={() => setParam(name, value, "choice")}
      />
      <span className="reading-name">{label}</span>
      <span className="reading-words" id={id}>
        {hint}
        {usedBy.map((user) => (
          <span key={user} className="reading-user">
            {user}
          </span>
        ))}
      </span>
    </label>
  );
}
