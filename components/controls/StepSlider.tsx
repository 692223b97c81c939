import { fullNumber } from "../../engine/numbers.ts";
import { LabelledControl } from "./LabelledControl.tsx";
import { Slider } from "./Slider.tsx";

type StepSliderProps = {
  symbol?: string;
  label: string;
  hint: string;
  /** The allowed values in rising order, at least one. */
  values: readonly number[];
  /** One of `values`; between two of them the nearest is shown. */
  value: number;
  format?: (value: number) => string;
  note?: string;
  onChange: (value: number) => void;
  onCommit?: (value: number) => void;
};

/** A slider that stops at the allowed values only, which are also a list to choose from. */
export function StepSlider(props: StepSliderProps) {
  const { symbol, label, hint, values, value, format = fullNumber, note, onChange, onCommit } = props;
  const nearest = values.reduce((best, next) => (Math.abs(next - value) < Math.abs(best - value) ? next : best));
  return (
    <LabelledControl symbol={symbol} label={label} hint={hint} note={note}>
      {({ control, label: labelledBy, describedBy }) => (
        <>
          <Slider
            id={control}
            min={0}
            max={values.length - 1}
            step={1}
            position={values.indexOf(nearest)}
            valueText={format(nearest)}
            describedBy={describedBy}
            onMove={(position) => onChange(values[position])}
            onRelease={(position) => onCommit?.(values[position])}
          />
          <select
            className="control-box"
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            value={nearest}
            onChange={(event) => {
              onChange(Number(event.target.value));
              onCommit?.(Number(event.target.value));
            }}
          >
            {values.map((allowed) => (
              <option key={allowed} value={allowed}>
                {format(allowed)}
              </option>
            ))}
          </select>
        </>
      )}
    </LabelledControl>
  );
}
