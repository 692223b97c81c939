import { useState } from "react";
import { fullNumber, shortNumber } from "../../engine/numbers.ts";
import { LabelledControl } from "./LabelledControl.tsx";
import { NumberBox } from "./NumberBox.tsx";
import { readNumber } from "./readNumber.ts";
import { Slider } from "./Slider.tsx";
import { positionOf, type SliderRange, sliderTrack, stepFrom, valueAt } from "./scale.ts";

type NumberSliderProps = SliderRange & {
  /** Shown in italics before the slider; without one the label stands above it. */
  symbol?: string;
  label: string;
  hint: string;
  value: number;
  /** How far the number field goes beyond the slider's `min` and `max`, which are its limits otherwise. */
  hardMin?: number;
  hardMax?: number;
  /** How the value is written: by default whole numbers in full where they are stepped so, and three digits elsewhere. */
  format?: (value: number) => string;
  /** A reason from outside why the last value was refused, in one sentence. */
  invalid?: string;
  note?: string;
  /** Called on every movement. */
  onChange: (value: number) => void;
  /** Called once when a change is complete: the drag released, the number entered. */
  onCommit?: (value: number) => void;
};

/** One number by slider and by field. A refused entry is answered in one sentence, and the last good value stays. */
export function NumberSlider(props: NumberSliderProps) {
  const { symbol, label, hint, value, scale, step, zero, invalid, note, onChange, onCommit } = props;
  const { hardMin = props.min, hardMax = props.max } = props;
  const [refused, setRefused] = useState<{ at: number; sentence: string } | null>(null);

  const whole = scale !== "log" && Number.isInteger(step) && Number.isInteger(props.min);
  const format = props.format ?? (whole || (scale === "log" && value === 0) ? fullNumber : shortNumber);
  const limits = { name: symbol ?? label, min: hardMin, max: hardMax, whole, zero, format: props.format };
  const error = invalid ?? (refused?.at === value ? refused.sentence : undefined);

  const settle = (next: number) => {
    setRefused(null);
    onChange(next);
    onCommit?.(next);
  };
  const enter = (text: string) => {
    const reading = readNumber(text, limits);
    if ("value" in reading) settle(reading.value);
    else setRefused({ at: value, sentence: reading.refusal });
    return "value" in reading;
  };
  const move = (steps: number) => {
    const next = stepFrom(value, steps, props);
    settle(next === 0 && zero ? 0 : Math.min(hardMax, Math.max(hardMin, next)));
  };

  return (
    <LabelledControl symbol={symbol} label={label} hint={hint} error={error} note={note}>
      {({ control, label: labelledBy, describedBy }) => (
        <>
          <Slider
            id={control}
            {...sliderTrack(props)}
            position={positionOf(value, props)}
            valueText={format(value)}
            describedBy={describedBy}
            onMove={(position) => {
              setRefused(null);
              onChange(valueAt(position, props));
            }}
            onRelease={(position) => onCommit?.(valueAt(position, props))}
          />
          <NumberBox
            value={value}
            shown={format(value)}
            labelledBy={labelledBy}
            describedBy={describedBy}
            invalid={error !== undefined}
            inputMode={whole && hardMin >= 0 ? "numeric" : "text"}
            onEntry={enter}
            onStep={move}
          />
        </>
      )}
    </LabelledControl>
  );
}
