import { useCallback, useState } from "react";
import { Heatmap } from "../../components/heatmap/Heatmap.tsx";
import { type HeatmapWindow, WHOLE } from "../../components/heatmap/window.ts";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { afterAt, describeCell, useSelection } from "../parts/selection.ts";
import { shownOf } from "../parts/shown.ts";
import { useColumn, useLevel, useScene, useStage } from "../stage/useStage.ts";
import { useLit } from "./lit.ts";
import { ScaleNote } from "./ScaleNote.tsx";
import { placeStrips, useStrips } from "./strips.tsx";
import { useBrush } from "./useBrush.ts";
import { useScales } from "./useScales.ts";
import { useTallest } from "./useTallest.ts";

/** Every value before and after, one above the other, so that a column of both is one channel. */
export function HeatmapPanel() {
  const column = useColumn();
  return (
    <section className="hero-values" aria-label="Every value, before and after">
      {column && <Heatmaps column={column} />}
    </section>
  );
}

function Heatmaps({ column }: { column: ResultColumn }) {
  const { noteRoom, pin, point, setCentredScale } = useStage();
  const level = useLevel();
  const shared = useScene((scene) => scene.sharedScale);
  const { plan, before, after } = column;
  const lit = useLit(plan);
  const [window, setWindow] = useState<{ key: string; shown: HeatmapWindow }>({ key: "", shown: WHOLE });
  const { selected, pinned } = useSelection();
  const brush = useBrush(column);
  const scales = useScales(column);
  const [box, tallest] = useTallest();
  const describe = useCallback((cell: Cell) => describeCell(column, cell), [column]);
  const read = useCallback((cell: Cell) => afterAt(column, cell), [column]);
  const key = plan.shape.join();
  const common = {
    shape: plan.shape,
    axes: plan.technique.tensor === "weights" ? { N: "o", C: "i" } : { N: "n", C: "c" },
    sources: plan.sources.map(({ sets }) => sets),
    sourceNames: plan.sources.map(({ name }) => name),
    lit: lit?.sets,
    selected,
    pinned,
    brush,
    tallest,
    // Another shape is another picture: it begins fitted.
    window: window.key === key ? window.shown : WHOLE,
    onPoint: point,
    onPin: pin,
    onWindow: (shown: HeatmapWindow) => setWindow({ key, shown }),
    onRoom: noteRoom,
    onCentre: () => setCentredScale(true),
    describe,
    hasTable: level === "everything",
  };
  const symbols = tensorLetters(plan.technique);
  const strips = useStrips(column, selected);
  const shownStrips =
    level === "picture"
      ? { before: {}, after: {} }
      : { before: placeStrips(strips.before), after: placeStrips(strips.after) };
  return (
    <>
      <div className="heatmaps" ref={box}>
        <Heatmap
          {...common}
          values={before.values}
          range={before}
          nonFinite={before.nonFinite}
          pooled={before.pooled}
          title="Before"
          symbol={symbols.before}
          {...shownStrips.before}
          scale={scales.before.shown}
        />
        <Heatmap
          {...common}
          values={after.values}
          range={after}
          nonFinite={after.nonFinite}
          pooled={after.pooled}
          title={shownOf(column).title}
          symbol={shownOf(column).symbol}
          {...shownStrips.after}
          scale={scales.after.shown}
          read={read}
          columnLabels={false}
        />
      </div>
      <ScaleNote {...scales} shared={shared} />
    </>
  );
}
