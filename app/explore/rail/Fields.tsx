import { ParameterControl } from "../../parts/ParameterControl.tsx";
import type { FittedControls } from "../../scene/fitted.ts";
import { useStage } from "../../stage/useStage.ts";
import type { NamedControl } from "./nearControls.ts";

/** Some of a technique's controls, one below the other. */
export function Fields({ controls, fitted }: { controls: readonly NamedControl[]; fitted: FittedControls }) {
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
