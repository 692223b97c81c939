import { Choice } from "../../components/controls/Choice.tsx";
import { Toggle } from "../../components/controls/Toggle.tsx";
import { AXIS_LETTERS, capitalize, nounOf } from "../../engine/explain/words.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { useSelection } from "../parts/selection.ts";
import type { Form } from "../scene/scene.ts";
import { useBrushedRange, useColumn, useDetails, useLevel, useScene, useStage } from "../stage/useStage.ts";
import { RidgePanel } from "./RidgePanel.tsx";
import { SetPanel } from "./SetPanel.tsx";
import { SetWarnings } from "./SetWarnings.tsx";
import "./distributionPanel.css";

const FORM_OPTIONS: readonly { value: Form; label: string; hint: string }[] = [
  { value: "apart", label: "Apart", hint: "Before and after each in a plot of its own." },
  { value: "overlay", label: "Overlay", hint: "Before and after in one plot, on one axis." },
  { value: "table", label: "Table", hint: "The numbers: m, μ, σ, skew and the range." },
];

/** The distribution before and after: of one set, of every channel or sample separately, or of all values. */
export function DistributionPanel() {
  const { setForm, setScope } = useStage();
  const column = useColumn();
  const scope = useScene((scene) => scene.scope);
  const everything = useLevel() === "everything";
  const chosen = useScene((scene) => scene.form);
  const form = everything ? chosen : "apart";
  const { selected } = useSelection();
  const details = useDetails();
  if (!column || !details) return null;
  const scopes = scopesOf(details.plan);
  const { distributions, ridges } = details;
  const none = !distributions && !ridges;
  return (
    <section className="panel" aria-labelledby="distribution">
      <h2 className="panel-title" id="distribution">
        Distribution
      </h2>
      <Choice
        legend="Values shown"
        legendHidden
        size="small"
        options={scopes}
        value={scopes.some(({ value }) => value === scope) ? scope : scopes[0].value}
        onChange={setScope}
      />
      {everything && (
        <Choice
          legend="Before and after"
          legendHidden
          size="small"
          options={FORM_OPTIONS}
          value={form}
          onChange={setForm}
        />
      )}
      {selected && <SetWarnings column={column} cell={selected} />}
      {everything && form !== "table" && <AxisChoice form={form} />}
      {ridges && <RidgePanel column={column} details={details} ridges={ridges} form={form} />}
      {distributions && <SetPanel column={column} details={details} distributions={distributions} form={form} />}
      {none && <p className="panel-note">Point at a value to see how its set is distributed.</p>}
      {form === "apart" && !none && <BrushNote />}
    </section>
  );
}

/** Whether before and after share an axis, and what that means for the eye. */
function AxisChoice({ form }: { form: Form }) {
  const { setSharedScale } = useStage();
  const shared = useScene((scene) => scene.sharedScale);
  if (form === "overlay") return <p className="panel-note">Both on one axis: places and widths compare.</p>;
  return (
    <>
      <Toggle
        label="One axis for both"
        hint="Whether before and after share their axis and their colour scale, or have one each."
        checked={shared}
        onChange={setSharedScale}
      />
      <p className="panel-note">
        {shared ? "One axis: places and widths compare." : "An axis each: only the shapes compare."}
      </p>
    </>
  );
}

function BrushNote() {
  const { brush } = useStage();
  const held = useBrushedRange()?.held ?? false;
  return (
    <p className="panel-note distribution-panel-brush">
      {held
        ? "Values in the range are outlined, the others hatched."
        : "Drag over a plot to light the values of a range."}
      {held && (
        <button type="button" className="link-button panel-reset" onClick={() => brush(null)}>
          Clear
        </button>
      )}
    </p>
  );
}

/** What can be shown: the set of each source, the channel, all, and every channel or sample separately. */
function scopesOf({ sources, axes }: Plan) {
  const several = sources.length > 1;
  const sets = sources.map(({ name }, k) => ({
    value: k === 0 ? "set" : `set${k}`,
    label: several ? capitalize(name) : "This set",
    hint: "All values that share statistics with the selected value.",
  }));
  const channel = { value: "channel", label: "Channel", hint: "All values of the selected value's channel." };
  const all = { value: "all", label: "All", hint: "Every value of the tensor." };
  const each = (value: string, axis: "C" | "N") => ({
    value,
    label: `Each ${axes.tensor === "weights" ? AXIS_LETTERS.weights[axis].toLowerCase() : nounOf(axes, axis)}`,
    hint: `A histogram for every ${nounOf(axes, axis)}, stacked.`,
  });
  const ridges = [each("channels", "C"), each("samples", "N")];
  return axes.tensor === "weights" ? [...sets, all, ...ridges] : [...sets, channel, all, ...ridges];
}
