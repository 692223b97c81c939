import { useCallback, useMemo } from "react";
import { DistributionPlot } from "../../components/distribution/DistributionPlot.tsx";
import type { Domain } from "../../components/distribution/domain.ts";
import { Heatmap } from "../../components/heatmap/Heatmap.tsx";
import type { HeatmapWindow } from "../../components/heatmap/window.ts";
import { SamplePictures } from "../../components/pictures/SamplePictures.tsx";
import type { ValueScale } from "../../components/valueScale.ts";
import { trace } from "../../engine/explain/trace.ts";
import { planInWords, sizesInWords } from "../../engine/explain/words.ts";
import { counted } from "../../engine/numbers.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { type Cell, indexOf } from "../../engine/plan/shape.ts";
import type { Shown } from "../messages/request.ts";
import type { ColumnDetails, ResultColumn } from "../page/resultStore.ts";
import { heatmapAxes } from "../parts/heatmapProps.ts";
import { NORMALIZED, toned, usePictures } from "../parts/pictures.tsx";
import { afterAt, describeValue } from "../parts/selection.ts";
import { useLevel, useStage } from "../stage/useStage.ts";
import { ColumnCube } from "./ColumnCube.tsx";
import { ColumnHead } from "./ColumnHead.tsx";
import { ColumnSet } from "./ColumnSet.tsx";
import { PICTURES_TALLEST } from "./cubeContent.ts";
import type { ColumnName } from "./names.ts";
import { shownAs } from "./shownAs.ts";

interface ColumnProps {
  readonly at: number;
  readonly count: number;
  readonly column: ResultColumn;
  readonly details: ColumnDetails | null;
  readonly name: ColumnName;
  /** Whether the column is about its sets: a large cube, and no values. */
  readonly large: boolean;
  readonly show: Shown;
  readonly isReference: boolean;
  /** Whether the scale is this column's alone, and stands in it. */
  readonly ownScale: boolean;
  readonly scale: ValueScale;
  /** The axis of its distribution. */
  readonly domain: Domain;
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
  readonly window: HeatmapWindow;
  onWindow(shown: HeatmapWindow): void;
}

/** One technique: its cube, what it makes of the tensor, how that is distributed, and the set of the selected cell. */
export function CompareColumn(props: ColumnProps) {
  const { noteRoom, pin, point, setCentredScale } = useStage();
  const {
    at,
    count,
    column,
    details,
    name,
    large,
    show,
    isReference,
    ownScale,
    scale,
    domain,
    selected,
    pinned,
    window,
    onWindow,
  } = props;
  const { plan, moments, before, after } = column;
  const level = useLevel();
  const pictures = usePictures(column.plan);
  const { values } = after;
  const distribution = details?.distributions?.after;
  const { technique, shape, sources } = plan;
  const describe = useCallback(
    (cell: Cell) => {
      const x = before.values[indexOf(shape, cell)];
      return describeValue(plan, moments, cell, x, trace(plan, moments, cell, x).y);
    },
    [plan, moments, before, shape],
  );
  const read = useMemo(
    () => (show.of === "output" ? (cell: Cell) => afterAt(column, cell) : undefined),
    [show, column],
  );
  const common = useMemo(
    () => ({
      sources: sources.map(({ sets }) => sets),
      sourceNames: sources.map((source) => source.name),
      axes: heatmapAxes(technique.tensor),
    }),
    [sources, technique],
  );
  const [what, symbol] = shownAs(show, technique);
  const title = `${name.short} ${what}`;
  return (
    <li className="column compare-card" aria-label={`${name.name}${name.details ? `, ${name.details}` : ""}`}>
      <ColumnHead at={at} count={count} plan={plan} name={name} isReference={isReference} />
      <p className="column-words">{level === "picture" ? sizesOf(plan) : planInWords(plan)}</p>
      <ColumnCube plan={plan} large={large} selected={selected} pinned={pinned} describe={describe} />
      <ColumnSet
        plan={plan}
        selected={selected}
        symbol={symbol}
        value={selected && (show.of === "output" ? afterAt(column, selected) : values[indexOf(shape, selected)])}
      />
      {!large && pictures.shown && show.of === "output" && (
        <SamplePictures
          title={title}
          symbol={symbol}
          captioned={false}
          values={values}
          shape={shape}
          {...toned(NORMALIZED)}
          tallest={PICTURES_TALLEST}
          selected={selected}
          pinned={pinned}
          onPoint={point}
          onPin={pin}
          describe={describe}
        />
      )}
      {!large && !(pictures.shown && show.of === "output") && (
        <Heatmap
          {...common}
          title={title}
          symbol={symbol}
          captioned={ownScale}
          hasTable={level !== "picture"}
          values={values}
          shape={shape}
          scale={scale}
          range={after}
          onCentre={show.of === "output" ? () => setCentredScale(true) : undefined}
          nonFinite={after.nonFinite}
          pooled={after.pooled}
          onRoom={noteRoom}
          selected={selected}
          pinned={pinned}
          window={window}
          onPoint={point}
          onPin={pin}
          onWindow={onWindow}
          read={read}
          describe={describe}
        />
      )}
      {distribution ? (
        <DistributionPlot
          title={title}
          symbol={symbol}
          distribution={distribution}
          domain={domain}
          value={selected && values[indexOf(shape, selected)]}
        />
      ) : (
        <p className="panel-note">Point at a value to see how its set is distributed.</p>
      )}
    </li>
  );
}

/** "6 sets of 36 values". */
function sizesOf({ sources }: Plan): string {
  const own = sources.filter(({ running }) => !running);
  if (own.length === 0) return "no values share";
  return own.map(({ sets }) => `${counted(sets.count, "set")} of ${sizesInWords(sets, "value")}`).join("; ");
}
