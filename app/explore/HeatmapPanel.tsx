import { useCallback, useState } from "react";
import { Toggle } from "../../components/controls/Toggle.tsx";
import { Heatmap } from "../../components/heatmap/Heatmap.tsx";
import { type HeatmapWindow, WHOLE } from "../../components/heatmap/window.ts";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { afterAt, describeCell, useSelection } from "../parts/selection.ts";
import { shownOf } from "../parts/shown.ts";
import { useColumn, useScene, useStage } from "../stage/useStage.ts";
import { useLit } from "./lit.ts";
import { ScaleNote } from "./ScaleNote.tsx";
import { placeStrips, useStrips } from "./strips.tsx";
import { useBrush } from "./useBrush.ts";
import { useScales } from "./useScales.ts";

/** Every value before and after, side by side. */
export function HeatmapPanel() {
  const { setCentredScale, setSharedScale } = useStage();
  const column = useColumn();
  const shared = useScene((scene) => scene.sharedScale);
  const centred = useScene((scene) => scene.centredScale);
  return (
    <section className="card" aria-labelledby="values-title">
      <header className="card-header">
        <h2 className="card-title" id="values-title">
          Every value, before and after
        </h2>
        <div className="card-switches">
          <Toggle
            label="Centre on the mean"
            hint="Whether white stands for the mean of the values or for zero. Far from zero, small differences show only around the mean."
            checked={centred}
            onChange={setCentredScale}
          />
          <Toggle
            label="One scale for both"
            hint="Whether before and after share their colour scale and axis, or have one each."
            checked={shared}
            onChange={setSharedScale}
          />
        </div>
      </header>
      {column && <Heatmaps column={column} shared={shared} />}
    </section>
  );
}

function Heatmaps({ column, shared }: { column: ResultColumn; shared: boolean }) {
  const { noteRoom, pin, point, setCentredScale } = useStage();
  const { plan, before, after } = column;
  const lit = useLit(plan);
  const [window, setWindow] = useState<{ key: string; shown: HeatmapWindow }>({ key: "", shown: WHOLE });
  const { selected, pinned } = useSelection();
  const brush = useBrush(column);
  const scales = useScales(column);
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
    // Another shape is another picture: it begins fitted.
    window: window.key === key ? window.shown : WHOLE,
    onPoint: point,
    onPin: pin,
    onWindow: (shown: HeatmapWindow) => setWindow({ key, shown }),
    onRoom: noteRoom,
    onCentre: () => setCentredScale(true),
    describe,
  };
  const symbols = tensorLetters(plan.technique);
  const strips = useStrips(column, selected);
  return (
    <>
      <ScaleNote {...scales} shared={shared} />
      <div className="heatmaps">
        <Heatmap
          {...common}
          values={before.values}
          range={before}
          nonFinite={before.nonFinite}
          pooled={before.pooled}
          title="Before"
          symbol={symbols.before}
          {...placeStrips(strips.before)}
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
          {...placeStrips(strips.after)}
          scale={scales.after.shown}
          read={read}
        />
      </div>
    </>
  );
}
