import { Choice } from "../../components/controls/Choice.tsx";
import { divisorsOf } from "../../engine/plan/partition.ts";
import { AXES } from "../../engine/plan/shape.ts";
import { Lazy, lazily, partAhead } from "../loading.tsx";
import type { ParameterControlProps } from "./SliderControl.tsx";

const sliders = lazily(async () => (await import("./SliderControl.tsx")).SliderControl);
partAhead(sliders);

/** As many divisors stand side by side; more are on a slider. */
const MOST_SEGMENTS = 6;

/** One control of a technique, by its kind; it may suspend. */
export function ParameterControl(props: ParameterControlProps) {
  const { name, control, params, shape, note, onChange } = props;
  const { label, hint, symbol } = control;
  if (control.kind === "overrides") return null;
  if (control.kind === "choice")
    return (
      <Choice
        legend={label}
        hint={hint}
        options={control.options}
        value={params[name] as string}
        onChange={(value) => onChange(name, value, "choice")}
      />
    );
  const divisors = control.kind === "divisor" ? divisorsOf(shape[AXES.indexOf(control.axis)]) : [];
  if (divisors.length === 0 || divisors.length > MOST_SEGMENTS)
    return <Lazy part={sliders} props={{ ...props, control }} />;
  return (
    <>
      <Choice
        symbol={symbol}
        legend={label}
        beside
        hint={hint}
        options={divisors.map((divisor) => ({ value: `${divisor}`, label: `${divisor}` }))}
        value={`${params[name]}`}
        onChange={(chosen) => onChange(name, Number(chosen), "choice")}
      />
      <p className="control-message" aria-live="polite">
        {note}
      </p>
    </>
  );
}
