import { useMemo } from "react";
import { Cube } from "../../components/cube/Cube.tsx";
import type { CubeView } from "../../components/cube/space/view.ts";
import { planInWords } from "../../engine/explain/words.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import { cubeAxes, cubeSources } from "./cubeContent.ts";

interface ColumnCubeProps {
  readonly plan: Plan;
  readonly large: boolean;
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
  describe(cell: Cell): string;
}

/** The column's cube, with the set of the selected cell, and in words how many sets there are. All columns turn together. */
export function ColumnCube({ plan, large, selected, pinned, describe }: ColumnCubeProps) {
  const { pin, point, setCube } = useStage();
  const scenes = useScene((scene) => scene.cube);
  const view = useMemo((): CubeView => ({ ...scenes, faces: "sets", source: null }), [scenes]);
  const sources = useMemo(() => cubeSources(plan), [plan]);
  const words = useMemo(() => planInWords(plan), [plan]);
  return (
    <div className={large ? "column-cube column-cube-large" : "column-cube"}>
      <Cube
        shape={plan.shape}
        tensor={plan.technique.tensor}
        sources={sources}
        axes={cubeAxes(plan)}
        view={view}
        onView={(next) => setCube({ ...next, faces: scenes.faces, source: scenes.source })}
        selected={selected}
        pinned={pinned}
        onPoint={point}
        onPin={pin}
        words={words}
        describe={describe}
      />
    </div>
  );
}
