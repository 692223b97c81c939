import { useMemo } from "react";
import type { BrushedMarks } from "../../components/distribution/DistributionMarks.tsx";
import { DistributionPlot } from "../../components/distribution/DistributionPlot.tsx";
import { OverlayDistribution } from "../../components/distribution/OverlayDistribution.tsx";
import { SummaryTable } from "../../components/distribution/SummaryTable.tsx";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import { setInWords } from "../../engine/explain/words.ts";
import { type Sets, setOf } from "../../engine/plan/partition.ts";
import { indexOf } from "../../engine/plan/shape.ts";
import { brushedCounts, brushedDots } from "../../engine/values/brushed.ts";
import type { Distribution } from "../../engine/values/distribution.ts";
import type { ColumnDetails, ResultColumn } from "../page/resultStore.ts";
import { useSelection } from "../parts/selection.ts";
import { shownOf } from "../parts/shown.ts";
import type { Form } from "../scene/scene.ts";
import { setsOfScope } from "../scene/scopes.ts";
import { useScene } from "../stage/useStage.ts";
import { AxisNote } from "./AxisNote.tsx";
import { useLit } from "./lit.ts";
import { useAxes } from "./useAxes.ts";
import { useBrush, useBrushing } from "./useBrush.ts";

interface SetPanelProps {
  readonly column: ResultColumn;
  readonly details: ColumnDetails;
  readonly distributions: { readonly before: Distribution; readonly after: Distribution };
  readonly form: Form;
}

/** One set of values before and after: in two plots, in one, or in numbers. */
export function SetPanel({ column, details, distributions, form }: SetPanelProps) {
  const { plan, scope, focus } = details;
  // What is marked in a distribution are values of the picture: none while it is ahead of its details.
  const current = details.plan === column.plan && details.after === column.after.key ? column : null;
  const shared = useScene((scene) => scene.sharedScale);
  const { selected } = useSelection();
  const brushings = { before: useBrushing("before"), after: useBrushing("after") };
  const sets = useMemo(() => setsOfScope(plan, scope), [plan, scope]);
  const set = sets && focus ? setOf(sets, focus) : 0;
  const symbols = { before: tensorLetters(plan.technique).before, after: shownOf(column).symbol };
  const lit = useLit(plan);
  const marks = {
    before: useBrushedMarks(current, "before", distributions.before, sets, set),
    after: useBrushedMarks(current, "after", distributions.after, sets, set),
  };
  const axes = useAxes(column, details, [distributions.before], [distributions.after], shared || form === "overlay");
  const i = selected && indexOf(plan.shape, selected);
  const side = (tensor: "before" | "after") => ({
    symbol: symbols[tensor],
    distribution: distributions[tensor],
    value: current && i !== null ? current[tensor].values[i] : null,
    brushed: marks[tensor],
  });
  if (form === "overlay") {
    return (
      <>
        <OverlayDistribution before={side("before")} after={side("after")} domain={axes.after.shown} />
        <AxisNote axes={axes.named} />
      </>
    );
  }
  if (form === "table") {
    const name = sets ? setInWords(plan.axes, sets, set) : "all values";
    const row = { name, selected: true, ...distributions };
    return <SummaryTable caption={`${name}: before and after`} symbols={symbols} rows={[row]} />;
  }
  return (
    <>
      <DistributionPlot
        {...side("before")}
        title="Before"
        lit={lit?.mark}
        domain={axes.before.shown}
        ticks={!shared}
        brushing={brushings.before}
      />
      <DistributionPlot
        {...side("after")}
        title={shownOf(column).title}
        domain={axes.after.shown}
        brushing={brushings.after}
      />
      <AxisNote axes={axes.named} />
    </>
  );
}

/** What of a distribution's marks belongs to brushed cells. */
function useBrushedMarks(
  column: ResultColumn | null,
  tensor: "before" | "after",
  { dots, bins }: Distribution,
  sets: Sets | null,
  set: number,
): BrushedMarks | null {
  const brushed = useBrush(column);
  const shown = column?.[tensor].values;
  return useMemo(() => {
    if (!brushed || !shown) return null;
    const { values, range } = brushed;
    if (dots) return { dots: brushedDots(shown, values, range, sets, set) };
    if (!bins) return null;
    const edges = { x0: bins.x0, width: bins.width, bins: bins.counts.length };
    return { counts: brushedCounts(shown, values, range, sets, set, edges) };
  }, [brushed, shown, dots, bins, sets, set]);
}
