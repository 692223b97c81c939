import type { Control } from "../../engine/controls.ts";
import type { FittedControls } from "../scene/fitted.ts";
import { resetParams, setParam } from "../scene/sceneStore.ts";
import { useFittedControls } from "../scene/useFitted.ts";
import { ParameterControl } from "./ParameterControl.tsx";

/** The controls of the technique, from its own declaration; those that are rarely needed are folded away. */
export function ParameterPanel() {
  const fitted = useFittedControls();
  const acting = Object.entries(fitted.technique.controls).filter(
    ([, control]) =>
      control.kind !== "overrides" &&
      !(control.kind === "choice" && control.reading) &&
      (control.shown?.(fitted.params) ?? true),
  );
  const near = acting.filter(([, control]) => !control.further);
  const further = acting.filter(([, control]) => control.further);
  return (
    <section className="panel" aria-labelledby="parameters">
      <h2 className="panel-title" id="parameters">
        Parameters
        <button
          type="button"
          className="panel-reset"
          onClick={() => resetParams(Object.keys(fitted.technique.controls))}
        >
          Reset
        </button>
      </h2>
      <Fields controls={near} fitted={fitted} />
      {further.length > 0 && (
        <details className="panel-further">
          <summary>{summaryOf(further)}</summary>
          <Fields controls={further} fitted={fitted} />
        </details>
      )}
    </section>
  );
}

function Fields({ controls, fitted }: { controls: readonly (readonly [string, Control])[]; fitted: FittedControls }) {
  return controls.map(([name, control]) => (
    <ParameterControl
      key={name}
      name={name}
      control={control}
      params={fitted.params}
      shape={fitted.shape}
      note={fitted.notes[name]}
      onChange={setParam}
    />
  ));
}

/** What is folded away, by symbol or label: "affine parameters, γ, β, ε, mode". */
function summaryOf(controls: readonly (readonly [string, Control])[]): string {
  return controls.map(([, control]) => control.symbol ?? control.label).join(", ");
}
