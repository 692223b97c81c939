import { useFittedControls } from "../../scene/useFitted.ts";
import { useLevel, useStage } from "../../stage/useStage.ts";
import { Fields } from "./Fields.tsx";
import { farControls } from "./farControls.ts";

/** Scale, shift, ε and variants of the technique, from its own declaration: as many as the level shows. */
export function ParameterPanel() {
  const { resetParams } = useStage();
  const fitted = useFittedControls();
  const controls = farControls(fitted, useLevel());
  if (controls.length === 0) return null;
  return (
    <section className="panel rail-panel" aria-labelledby="parameters">
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
      <Fields controls={controls} fitted={fitted} />
    </section>
  );
}
