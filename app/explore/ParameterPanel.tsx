import type { Control } from "../../engine/plan/controls.ts";
import { ParameterControl } from "../parts/ParameterControl.tsx";
import type { FittedControls } from "../scene/fitted.ts";
import { useFittedControls } from "../scene/useFitted.ts";
import { useStage } from "../stage/useStage.ts";

/** The controls of the technique, from its own declaration; those that are rarely needed are folded away. */
export function ParameterPanel() {
  const { resetParams } = useStage();
  const fitted = useFittedControls();
  const acting = Object.entries(fitted.technique.controls).filter(
    ([, control]) =>
      control.kind !== "overrides" &&
      !(control.kind === "choice" && control.reading) &&
      (control.shown?.(fitted.params) ?? true),
  );
  const near = acting.filter(([, control]) => !control.advanced);
  const advanced = acting.filter(([, control]) => control.advanced);
  return (
    <section className="panel" aria-labelledby="parameters">
      <h2 className="panel-title" id="parameters">
        Parameters
        <button
          type="button"
          className="link-button panel-reset"
          onClick={() => resetParams(Object.keys(fitted.technique.controls))}
        >
          Reset
        </button>
      </h2>
      <Fields controls={near} fitted={fitted} />
      {advanced.length > 0 && (
        <details className="panel-advanced">
          <summary>{summaryOf(advanced)}</summary>
          <Fields controls={advanced} fitted={fitted} />
        </details>
      )}
    </section>
  );
}

function Fields({ controls, fitted }: { controls: readonly (readonly [string, Control])[]; fitted: FittedControls }) {
  const { setParam } = useStage();
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
