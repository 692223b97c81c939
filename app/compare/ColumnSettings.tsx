import { Suspense } from "react";
import { Select } from "../../components/controls/Select.tsx";
import type { Plan } from "../../engine/plan/plan.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { ParameterControl } from "../parts/ParameterControl.tsx";
import { whyNotBeside } from "../scene/compareScene.ts";
import { fitColumn } from "../scene/fitted.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import { columnActions } from "./columnActions.ts";

/** A column's technique and its own parameters. */
export function ColumnSettings({ at, plan }: { at: number; plan: Plan }) {
  const { setColumnParam, setColumnTechnique } = columnActions(useStage());
  const column = useScene((scene) => scene.compare.columns[at]);
  if (!column) return null;
  const { technique, params, notes } = fitColumn(column, plan.shape);
  const able = TECHNIQUES.filter((each) => whyNotBeside(each, technique.tensor) === null);
  return (
    <Suspense>
      <Select
        label="Technique"
        hint="What this column makes of the tensor."
        groups={[{ options: able.map(({ id, name, summary }) => ({ value: id, label: name, description: summary })) }]}
        value={technique.id}
        onChange={(id) => setColumnTechnique(at, id)}
      />
      {Object.entries(technique.controls)
        .filter(([, control]) => control.shown?.(params) ?? true)
        .map(([name, control]) => (
          <ParameterControl
            key={name}
            name={name}
            control={control}
            params={params}
            shape={plan.shape}
            note={notes[name]}
            onChange={(changed, value, kind) => setColumnParam(at, changed, value, kind)}
          />
        ))}
    </Suspense>
  );
}
