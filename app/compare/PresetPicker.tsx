import type { Stage } from "../stage/stage.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import { PRESETS, presetOf } from "./presets.ts";

/** Comparisons worth a lesson, and the sentence of the one that is shown. */
export function PresetPicker() {
  const stage = useStage();
  const shown = useScene((scene) => presetOf(scene));
  return (
    <>
      <select
        className="button presets-list"
        aria-label="Preset"
        value={shown?.id ?? ""}
        onChange={(event) => choose(stage, event.target.value)}
      >
        <option value="" disabled>
          Presets
        </option>
        {PRESETS.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <p className="presets-sentence" aria-live="polite">
        {shown?.sentence ?? "Point at a cell: it lights up, with its set, in every column."}
      </p>
    </>
  );
}

function choose({ setCompare }: Stage, id: string): void {
  const preset = PRESETS.find((each) => each.id === id);
  if (!preset) return;
  const { compare, activations, pinned, cube } = preset;
  setCompare(compare, "choice", { activations, pinned, ...(cube && { cube }) });
}
