import { useMemo } from "react";
import { Player } from "../../components/player/Player.tsx";
import { stepsOf } from "../../engine/explain/steps.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { useColumn, useLevel, useScene, useStage } from "../stage/useStage.ts";

/** The way from the values before to those after: each step's tensor is shown in place of the output, by the cube too. */
export function TrackPanel() {
  const plan = useColumn()?.plan;
  return <section aria-label="Step by step">{plan && <Track plan={plan} />}</section>;
}

function Track({ plan }: { plan: Plan }) {
  const { setStep } = useStage();
  const level = useLevel();
  const chosen = useScene((scene) => scene.step);
  const all = useMemo(() => stepsOf(plan), [plan]);
  const steps = level === "picture" ? all.filter(({ id, tensor }) => tensor.of !== "square" || id === chosen) : all;
  const current = steps.findIndex(({ id }) => id === chosen);
  return (
    <>
      <Player
        steps={steps}
        current={current < 0 ? null : current}
        single={level !== "picture"}
        onStep={(step) => setStep(step === null ? null : steps[step].id)}
      />
      {chosen && current < 0 && (
        <p className="panel-note">
          {plan.technique.name} has no step “{chosen}” with these parameters: the output is shown.
        </p>
      )}
    </>
  );
}
