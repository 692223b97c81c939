import { useMemo } from "react";
import { Ridgeline } from "../../components/distribution/Ridgeline.tsx";
import { SummaryTable } from "../../components/distribution/SummaryTable.tsx";
import { count } from "../../engine/numbers.ts";
import { setOf } from "../../engine/partition.ts";
import type { Ridges } from "../../engine/ridges.ts";
import { tensorLetters } from "../../engine/symbols.ts";
import { AXIS_LETTERS, nounOf } from "../../engine/words.ts";
import type { Result } from "../compute/resultStore.ts";
import { ridgeSets } from "../compute/scopes.ts";
import type { Form } from "../scene/scene.ts";
import { sceneStore } from "../scene/sceneStore.ts";
import { AxisNote } from "./AxisNote.tsx";
import { useSelection } from "./selection.ts";
import { shownOf } from "./shown.ts";
import { useAxes } from "./useAxes.ts";
import { useBrushing } from "./useBrush.ts";

interface RidgePanelProps {
  readonly result: Result;
  readonly ridges: { readonly before: Ridges; readonly after: Ridges };
  readonly form: Form;
}

/** Every channel or every sample for itself, before and after. */
export function RidgePanel({ result, ridges: { before, after }, form }: RidgePanelProps) {
  const { plan, request } = result;
  const { tensor } = plan.technique;
  const shared = sceneStore((state) => state.scene.sharedScale);
  const { selected } = useSelection();
  const brushings = { before: useBrushing("before"), after: useBrushing("after") };
  const sets = useMemo(() => ridgeSets(plan, request.scope), [plan, request.scope]);
  const symbols = { before: tensorLetters(plan.technique).before, after: shownOf(result).symbol };
  const axis = request.scope === "channels" ? "C" : "N";
  const letter = AXIS_LETTERS[tensor][axis].toLowerCase();
  const label = (set: number) => `${letter}=${set}`;
  const chosen = sets && selected ? setOf(sets, selected) : null;
  const axes = useAxes(result, withoutBins(before), withoutBins(after), shared || form === "overlay");
  const nouns = `${nounOf(tensor, axis)}s`;
  const shown = before.ridges;
  const part = `${nouns} ${count(shown[0].set)} to ${count(shown[shown.length - 1].set)} of ${count(before.of)}`;
  return (
    <>
      {shown.length < before.of && <p className="panel-note">{part}: point at a cell to see those around it.</p>}
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
              title: shownOf(result).title,
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
