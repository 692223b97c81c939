import { Choice } from "../../components/controls/Choice.tsx";
import { keySentenceOf } from "../../engine/explain/keySentence.ts";
import { capitalize } from "../../engine/explain/words.ts";
import { type ChoiceControl, nameFor } from "../../engine/plan/controls.ts";
import { loadedOrSaid } from "../loading.tsx";
import { useHeight } from "../parts/useHeight.ts";
import { useFittedControls } from "../scene/useFitted.ts";
import { LevelControl } from "../settings/LevelControl.tsx";
import { useColumn, useLevel, useStage } from "../stage/useStage.ts";

/** What the picture shows, in two sentences; training or evaluation; and how much of the page is shown. */
export function ExploreHead() {
  const plan = useColumn()?.plan;
  const head = useHeight<HTMLElement>("--explore-head");
  const key = plan && keySentenceOf(plan);
  const isPicture = useLevel() === "picture";
  const explained = isPicture && plan?.sources.some(({ running }) => !running);
  return (
    <header className="explore-head" ref={head}>
      <h2 className="explore-headline" aria-live="polite">
        {key && (
          <>
            <strong>{key.headline}</strong> {key.rest}
          </>
        )}
      </h2>
      <div className="explore-head-row">
        <div className="explore-head-words">
          <Mode />
          {explained && <p className="explore-set">The values of a set share their statistics.</p>}
          {isPicture && (
            <a className="explore-invitation" href="#learn">
              Take lesson 1
            </a>
          )}
        </div>
        <LevelControl />
      </div>
    </header>
  );
}

/** Training or evaluation where a technique tells them apart; else that it does not. */
function Mode() {
  const { setParam, setTraining } = useStage();
  const { technique, params } = useFittedControls();
  const level = useLevel();
  const name = nameFor(technique.controls, "mode");
  const control = name && technique.controls[name];
  if (!name || !control || !(control.shown?.(params) ?? true))
    return <p className="explore-same">The same in training and evaluation</p>;
  const { options, hint, label } = control as ChoiceControl;
  return (
    <div className="explore-mode">
      <Choice
        legend={label}
        legendHidden
        hint={hint}
        options={options.map(({ value, label }) => ({ value, label: capitalize(label) }))}
        value={params[name] as string}
        onChange={(mode) => setParam(name, mode, "choice")}
      />
      <span className="explore-uses">{options.find(({ value }) => value === params[name])?.hint}</span>
      {level === "everything" && (
        <button
          type="button"
          className="link-button explore-stream"
          onClick={async () => {
            setTraining({ topic: "stream" });
            (await loadedOrSaid(() => import("../parts/goTo.ts")))?.goTo("#training-title");
          }}
        >
          Stream
        </button>
      )}
    </div>
  );
}
