import { Choice } from "../../components/controls/Choice.tsx";
import { Toggle } from "../../components/controls/Toggle.tsx";
import { SHOWS, type Show } from "../scene/compareScene.ts";
import { useLevel, useScene, useStage } from "../stage/useStage.ts";
import { AddColumn } from "./AddColumn.tsx";
import { Pinned } from "./CompareHead.tsx";
import { PresetPicker } from "./PresetPicker.tsx";
import { SlideButtons } from "./SlideButtons.tsx";

const SHOW_WORDS: Readonly<Record<Show, readonly [label: string, hint: string]>> = {
  output: ["Output", "What every technique makes of the tensor."],
  "from-x": ["Difference from x", "The output minus the tensor before."],
  "from-column": ["From reference", "The output minus that of the reference column."],
  sets: ["Sets", "Which values share statistics: the cube of every column, large."],
  gradient: ["Gradient", "How the selected value of y moves with each value of x: ∂y/∂x."],
};

const OPTIONS = SHOWS.map((value) => ({ value, label: SHOW_WORDS[value][0], hint: SHOW_WORDS[value][1] }));

/** What is offered while the page shows the picture alone. */
const AT_FIRST: readonly Show[] = ["output", "from-x", "gradient"];

const SCOPES = [
  { value: "all", label: "All values", hint: "Histograms of every value." },
  { value: "channel", label: "Its channel", hint: "Histograms of the selected value’s channel." },
  { value: "set", label: "Its set", hint: "Histograms of the values that share statistics with the selected one." },
] as const;

/** What the columns are and what they show. */
export function CompareToolbar() {
  const { setCompare } = useStage();
  const { show, ownScales, scope } = useScene((scene) => scene.compare);
  const level = useLevel();
  return (
    <div className="compare-toolbar">
      <PresetPicker />
      <Choice
        legend="Shown"
        legendHidden
        options={
          level === "picture" ? OPTIONS.filter(({ value }) => AT_FIRST.includes(value) || value === show) : OPTIONS
        }
        value={show}
        onChange={(next) => setCompare({ show: next })}
      />
      <AddColumn />
      <Pinned />
      {level !== "picture" && (
        <>
          <Choice
            legend="Histogram of"
            beside
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
        </>
      )}
    </div>
  );
}
