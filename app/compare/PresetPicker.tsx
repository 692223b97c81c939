import { sceneStore, setCompare } from "../scene/sceneStore.ts";
import { PRESETS, presetOf } from "./presets.ts";

/** Comparisons worth a lesson, and the sentence of the one that is shown. */
export function PresetPicker() {
  const shown = sceneStore((state) => presetOf(state.scene));
  return (
    <>
      <select
        className="button presets-list"
        aria-label="Preset"
        value={shown?.id ?? ""}
        onChange={(event) => choose(event.target.value)}
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

function choose(id: string): void {
  const preset = PRESETS.find((each) => each.id === id);
  if (!preset) return;
  const { compare, activations, pinned, cube } = preset;
  setCompare(compare, "choice", { activations, pinned, ...(cube && { cube }) });
}
