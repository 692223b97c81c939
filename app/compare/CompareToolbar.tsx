import { Choice } from "../../components/controls/Choice.tsx";
import { Toggle } from "../../components/controls/Toggle.tsx";
import { counted } from "../../engine/numbers.ts";
import { SHOWS, type Show } from "../scene/compareScene.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import { AddColumn } from "./AddColumn.tsx";
import { PresetPicker } from "./PresetPicker.tsx";
import { SlideButtons } from "./SlideButtons.tsx";

const SHOW_WORDS: Readonly<Record<Show, readonly [label: string, hint: string]>> = {
  output: ["Output", "What every technique makes of the tensor."],
  "from-x": ["Difference from x", "The output minus the tensor before."],
  "from-column": ["From reference", "The output minus that of the reference column."],
  sets: ["Sets", "Which cells share statistics: the cube of every column, large."],
  gradient: ["Gradient", "How y in the selected cell moves with each cell of x: ∂y/∂x."],
};

const OPTIONS = SHOWS.map((value) => ({ value, label: SHOW_WORDS[value][0], hint: SHOW_WORDS[value][1] }));

const SCOPES = [
  { value: "all", label: "All values", hint: "Histograms of every value." },
  { value: "channel", label: "Its channel", hint: "Histograms of the selected value’s channel." },
  { value: "set", label: "Its set", hint: "Histograms of the values that share statistics with the selected one." },
] as const;

/** What the columns are and what they show. */
export function CompareToolbar() {
  const { setCompare } = useStage();
  const { columns, show, ownScales, scope } = useScene((scene) => scene.compare);
  return (
    <header className="compare-toolbar">
      <div className="compare-top">
        <h2 className="compare-title">Compare {counted(columns.length, "technique")} on one tensor</h2>
        <PresetPicker />
      </div>
      <AddColumn />
      <Choice
        legend="Shown"
        legendHidden
        size="small"
        options={OPTIONS}
        value={show}
        onChange={(next) => setCompare({ show: next })}
      />
      <Choice
        legend="Histogram of"
        legendHidden
        size="small"
        options={SCOPES}
        value={scope}
        onChange={(next) => setCompare({ scope: next })}
      />
      <Toggle
        label="One scale for all"
        hint="Whether all columns share their colour scale and axis, or have one each."
        checked={!ownScales}
        onChange={(shared) => setCompare({ ownScales: !shared })}
      />
      <SlideButtons />
    </header>
  );
}
