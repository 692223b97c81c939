import { useId } from "react";
import { explain } from "./explain.ts";
import { Tip } from "./Hint.tsx";
import "./Choice.css";

type Option<T extends string> = { value: T; label: string; hint?: string };

type ChoiceProps<T extends string> = {
  /** Shown in italics before the legend. */
  symbol?: string;
  legend: string;
  /** For toolbars, where the options say enough; it stays the name of the group. */
  legendHidden?: boolean;
  /** The legend stands before the options, as in a toolbar. */
  beside?: boolean;
  hint?: string;
  options: readonly Option<T>[];
  value: T;
  size?: "normal" | "small";
  onChange: (value: T) => void;
};

/** One of a few, all in sight: radio buttons drawn as segments. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { symbol, legend, legendHidden, beside, hint, options, value, size = "normal", onChange } = props;
  const id = useId();
  return (
    <fieldset
      className={`choice choice-${size} ${beside ? "choice-beside" : ""} hint-row`}
      ref={explain}
      aria-describedby={hint && `${id}hint`}
    >
      <legend className={legendHidden ? "visually-hidden" : "choice-legend"}>
        <span className={hint && "hint-term"}>
          {symbol && <var className="choice-symbol">{symbol} </var>}
          {legend}
        </span>
      </legend>
      {hint && <Tip id={`${id}hint`}>{hint}</Tip>}
      <div className="choice-segments">
        {options.map((option) => (
          <Segment key={option.value} option={option} group={id} chosen={option.value === value} onChoose={onChange} />
        ))}
      </div>
    </fieldset>
  );
}

type SegmentProps<T extends string> = {
  option: Option<T>;
  group: string;
  chosen: boolean;
  onChoose: (value: T) => void;
};

function Segment<T extends string>({ option, group, chosen, onChoose }: SegmentProps<T>) {
  const hintId = useId();
  return (
    <span className="choice-option hint-row" ref={explain}>
      <label className="choice-segment hint-term">
        <input
          type="radio"
          className="visually-hidden"
          name={group}
          checked={chosen}
          aria-describedby={option.hint && hintId}
          onChange={() => onChoose(option.value)}
        />
        {option.label}
      </label>
      {option.hint && <Tip id={hintId}>{option.hint}</Tip>}
    </span>
  );
}
