import { useState } from "react";
import type { Stage } from "../stage/stage.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import { PRESETS, presetOf } from "./presets.ts";

/** Comparisons worth a lesson, as questions; the answer of the one that is shown comes at a press. */
export function PresetPicker() {
  const stage = useStage();
  const shown = useScene((scene) => presetOf(scene));
  return (
    <>
      <select
        className="button presets-list"
        aria-label="Question"
        value={shown?.id ?? ""}
        onChange={(event) => choose(stage, event.target.value)}
      >
        <option value="" disabled>
          Choose a question
        </option>
        {PRESETS.map(({ id, question }) => (
          <option key={id} value={id}>
            {question}
          </option>
        ))}
      </select>
      {shown && <Answer key={shown.id} answer={shown.answer} />}
    </>
  );
}

function Answer({ answer }: { answer: string }) {
  const [told, setTold] = useState(false);
  return (
    <p className="presets-answer" aria-live="polite">
      {told ? (
        answer
      ) : (
        <button type="button" className="link-button" onClick={() => setTold(true)}>
          Show the answer
        </button>
      )}
    </p>
  );
}

function choose({ setCompare }: Stage, id: string): void {
  const preset = PRESETS.find((each) => each.id === id);
  if (!preset) return;
  const { compare, activations, pinned, cube } = preset;
  setCompare(compare, "choice", { activations, pinned, ...(cube && { cube }) });
}
