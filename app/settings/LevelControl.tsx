import { Choice } from "../../components/controls/Choice.tsx";
import { usePhone } from "../pageWidth.ts";
import type { Level } from "../scene/level.ts";
import { useLevel, useStage } from "../stage/useStage.ts";

const OPTIONS = [
  { value: "picture", label: "Picture", hint: "The cube, and every value before and after." },
  { value: "numbers", label: "Numbers", hint: "Also one value’s numbers, the formula, distributions and parameters." },
  { value: "everything", label: "Everything", hint: "Also tables, seeds, own files and variants." },
] as const;

/** How much of the page is shown: a choice that stays on this device and goes with a link. `named`: with its legend. */
export function LevelControl({ named = false }: { readonly named?: boolean }) {
  const { setLevel } = useStage();
  const level = useLevel();
  if (usePhone() && !named)
    return (
      <select
        className="button"
        aria-label="Level of detail"
        value={level}
        onChange={(event) => setLevel(event.target.value as Level)}
      >
        {OPTIONS.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  return <Choice legend="Level of detail" legendHidden={!named} options={OPTIONS} value={level} onChange={setLevel} />;
}
