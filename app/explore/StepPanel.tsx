import { useMemo } from "react";
import { Player } from "../../components/player/Player.tsx";
import { stepsOf } from "../../engine/explain/steps.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { useColumn, useScene, useStage } from "../stage/useStage.ts";

/** The way from the values before to those after, step by step: each step's tensor is shown in place of the output. */
export function StepPanel() {
  const plan = useColumn()?.plan;
  return (
    <section className="panel" aria-labelledby="steps">
      <h2 className="panel-title" id="steps">
        Step by step
      </h2>
      {plan && <Steps plan={plan} />}
    </section>
  );
}

function Steps({ plan }: { plan: Plan }) {
  const { setStep } = useStage();
  const chosen = useScene((scene) => scene.step);
  const steps = useMemo(() => stepsOf(plan), [plan]);
  const current = steps.findIndex(({ id }) => id === chosen);
  return (
    <>
      <Player
        steps={steps}
        current={current < 0 ? null : current}
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
