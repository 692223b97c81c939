import { Choice } from "../../components/controls/Choice.tsx";
import { useLevel, useStage } from "../stage/useStage.ts";

const OPTIONS = [
  { value: "picture", label: "Picture", hint: "The cube, and every value before and after." },
  { value: "numbers", label: "Numbers", hint: "Also one value’s numbers, the formula, distributions and parameters." },
  { value: "everything", label: "Everything", hint: "Also tables, seeds, own files and variants." },
] as const;

/** How much of the page is shown: a choice that stays on this device and goes with a link. */
export function LevelControl() {
  const { setLevel } = useStage();
  return <Choice legend="Level of detail" legendHidden options={OPTIONS} value={useLevel()} onChange={setLevel} />;
}
