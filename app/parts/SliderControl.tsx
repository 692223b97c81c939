import { NumberSlider } from "../../components/controls/NumberSlider.tsx";
import { Shares } from "../../components/controls/Shares.tsx";
import { StepSlider } from "../../components/controls/StepSlider.tsx";
import type {
  Control,
  DivisorControl,
  Entries,
  EntriesControl,
  NumberControl,
  Params,
  ParamValue,
  SharesControl,
} from "../../engine/plan/controls.ts";
import { divisorsOf } from "../../engine/plan/partition.ts";
import { AXES, type Shape } from "../../engine/plan/shape.ts";
import type { ChangeKind } from "../scene/sceneStore.ts";

export interface ParameterControlProps {
  readonly name: string;
  readonly control: Control;
  /** As fitted: what is used. */
  readonly params: Params;
  readonly shape: Shape;
  /** Why the value differs from the wish. */
  readonly note: string | undefined;
  onChange(name: string, value: ParamValue, kind: ChangeKind): void;
}

type SliderControlProps = ParameterControlProps & {
  readonly control: DivisorControl | NumberControl | EntriesControl | SharesControl;
};

/** A control with sliders: numbers, entries, shares, and divisors that are too many to stand side by side. */
export function SliderControl({ name, control, params, shape, note, onChange }: SliderControlProps) {
  const { label, hint, symbol } = control;
  const common = { symbol, label, hint, note };
  const drag = (value: ParamValue) => onChange(name, value, "drag");
  const commit = (value: ParamValue) => onChange(name, value, "choice");
  switch (control.kind) {
    case "divisor":
      return (
        <StepSlider
          {...common}
          values={divisorsOf(shape[AXES.indexOf(control.axis)])}
          value={params[name] as number}
          onChange={drag}
          onCommit={commit}
        />
      );
    case "number": {
      const { scale, min, max, step } = control;
      return (
        <NumberSlider
          {...common}
          {...{ scale, min, max, step }}
          zero={scale === "log"}
          value={params[name] as number}
          onChange={drag}
          onCommit={commit}
        />
      );
    }
    case "entries": {
      const { min, max, step } = control;
      const entries = params[name] as Entries;
      const changes = Object.keys(entries.at ?? {}).length;
      return (
        <NumberSlider
          {...common}
          hint={`${hint} This sets every entry.`}
          {...{ min, max, step }}
          hardMin={-1e6}
          hardMax={1e6}
          value={entries.all}
          note={changes > 0 ? `${changes} of the entries differ; moving this sets all of them.` : note}
          onChange={(all) => drag({ all })}
          onCommit={(all) => commit({ all })}
        />
      );
    }
    case "shares":
      return (
        <Shares
          label={label}
          hint={hint}
          names={control.parts(params)}
          logits={params[name] as readonly number[]}
          onChange={drag}
          onCommit={commit}
        />
      );
  }
}
