import { useMemo } from "react";
import { Ridgeline } from "../../components/distribution/Ridgeline.tsx";
import { SummaryTable } from "../../components/distribution/SummaryTable.tsx";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import { AXIS_LETTERS, nounOf } from "../../engine/explain/words.ts";
import { count } from "../../engine/numbers.ts";
import { setOf } from "../../engine/plan/partition.ts";
import type { Ridges } from "../../engine/values/ridges.ts";
import type { ColumnDetails, ResultColumn } from "../page/resultStore.ts";
import { useSelection } from "../parts/selection.ts";
import { shownOf } from "../parts/shown.ts";
import type { Form } from "../scene/scene.ts";
import { ridgeSets } from "../scene/scopes.ts";
import { useScene } from "../stage/useStage.ts";
import { AxisNote } from "./AxisNote.tsx";
import { useAxes } from "./useAxes.ts";
import { useBrushing } from "./useBrush.ts";

interface RidgePanelProps {
  readonly column: ResultColumn;
  readonly details: ColumnDetails;
  readonly ridges: { readonly before: Ridges; readonly after: Ridges };
  readonly form: Form;
}

/** Every channel or every sample separately, before and after. */
export function RidgePanel({ column, details, ridges: { before, after }, form }: RidgePanelProps) {
  const { plan, scope } = details;
  const { tensor } = plan.technique;
  const shared = useScene((scene) => scene.sharedScale);
  const { selected } = useSelection();
  const brushings = { before: useBrushing("before"), after: useBrushing("after") };
  const sets = useMemo(() => ridgeSets(plan, scope), [plan, scope]);
  const symbols = { before: tensorLetters(plan.technique).before, after: shownOf(column).symbol };
  const axis = scope === "channels" ? "C" : "N";
  const letter = AXIS_LETTERS[tensor][axis].toLowerCase();
  const label = (set: number) => `${letter}=${set}`;
  const chosen = sets && selected ? setOf(sets, selected) : null;
  const axes = useAxes(column, details, withoutBins(before), withoutBins(after), shared || form === "overlay");
  const nouns = `${nounOf(plan.axes, axis)}s`;
  const shown = before.ridges;
  const part = `${nouns} ${count(shown[0].set)} to ${count(shown[shown.length - 1].set)} of ${count(before.of)}`;
  return (
    <>
      {shown.length < before.of && <p className="panel-note">{part}: point at a value to see those around it.</p>}
      {form === "table" ? (
        <SummaryTable
          caption={`${nouns}: before and after`}
          symbols={symbols}
          rows={shown.map((ridge, row) => ({
            name: label(ridge.set),
            selected: ridge.set === chosen,
            before: ridge,
            after: after.ridges[row],
          }))}
        />
      ) : (
        <>
          <Ridgeline
            before={{
              title: "Before",
              symbol: symbols.before,
              ridges: before,
              domain: axes.before.shown,
              brushing: brushings.before,
            }}
            after={{
              title: shownOf(column).title,
              symbol: symbols.after,
              ridges: after,
              domain: axes.after.shown,
              brushing: brushings.after,
            }}
            overlay={form === "overlay"}
            label={label}
            selected={chosen}
          />
          <AxisNote axes={axes.named} />
          <p className="panel-note">Each ridge is as high as its fullest bin; the line below it is μ ± σ.</p>
        </>
      )}
    </>
  );
}

function withoutBins({ ridges }: Ridges) {
  return ridges.map((ridge) => ({ ...ridge, dots: null, bins: null }));
}
