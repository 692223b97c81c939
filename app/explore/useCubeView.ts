import { useMemo } from "react";
import type { CubeView } from "../../components/cube/space/view.ts";
import { useScene, useStage } from "../stage/useStage.ts";

/** The view of the cube: while a step is shown its sides show the step's tensor, whatever they show else. */
export function useCubeView(): readonly [CubeView, (view: CubeView) => void] {
  const { setCube, setStep } = useStage();
  const own = useScene(({ cube }) => cube);
  const steps = useScene(({ step }) => step !== null);
  const view = useMemo((): CubeView => (steps ? { ...own, faces: "after" } : own), [own, steps]);
  return [
    view,
    (next) => {
      const asked = next.faces !== view.faces;
      if (asked && steps) setStep(null);
      setCube(asked ? next : { ...next, faces: own.faces });
    },
  ];
}
