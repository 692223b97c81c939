import { Suspense } from "react";
import { ParameterControl } from "../parts/ParameterControl.tsx";
import { useFittedControls } from "../scene/useFitted.ts";
import { useStage } from "../stage/useStage.ts";

interface SceneControlsProps {
  readonly names: readonly string[];
  onChange?(): void;
}

/** The controls of the scene's technique that a page lets one touch. */
export function SceneControls({ names, onChange }: SceneControlsProps) {
  const { setParam } = useStage();
  const { technique, params, notes, shape } = useFittedControls();
  return (
    <Suspense>
      {names.map((name) => (
        <ParameterControl
          key={name}
          name={name}
          control={technique.controls[name]}
          params={params}
          shape={shape}
          note={notes[name]}
          onChange={(...change) => {
            setParam(...change);
            onChange?.();
          }}
        />
      ))}
    </Suspense>
  );
}
