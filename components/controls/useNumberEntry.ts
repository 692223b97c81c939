import { type ComponentProps, useState } from "react";
import { fullNumber, shortNumber } from "../../engine/numbers.ts";
import type { NumberBox } from "./NumberBox.tsx";
import { readNumber } from "./readNumber.ts";
import { type SliderRange, stepFrom } from "./scale.ts";

export type NumberProps = SliderRange & {
  /** Shown in italics in place of the label. */
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
  /** Called on every movement. */
  onChange: (value: number) => void;
  /** Called once when a change is complete: the drag released, the number entered. */
  onCommit?: (value: number) => void;
};

/** What a number's field does with an entry: a refused one is answered in one sentence, and the last good value stays. */
export function useNumberEntry(props: NumberProps) {
  const { symbol, label, value, scale, step, zero, invalid, onChange, onCommit } = props;
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
  const box = {
    value,
    shown: format(value),
    invalid: error !== undefined,
    inputMode: whole && hardMin >= 0 ? "numeric" : "text",
    onEntry: enter,
    onStep: move,
  } satisfies Partial<ComponentProps<typeof NumberBox>>;
  return { box, error, format, forgive: () => setRefused(null) };
}
