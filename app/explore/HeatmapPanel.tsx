import { useCallback, useState } from "react";
import { Heatmap } from "../../components/heatmap/Heatmap.tsx";
import { SetStrips } from "../../components/heatmap/SetStrips.tsx";
import { type HeatmapWindow, WHOLE } from "../../components/heatmap/window.ts";
import { SamplePictures } from "../../components/pictures/SamplePictures.tsx";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { heatmapValues, useHeatmapProps } from "../parts/heatmapProps.ts";
import { NORMALIZED, PicturesChoice, toned, tonesOfData, tonesOver, usePictures } from "../parts/pictures.tsx";
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
  const { setCentredScale } = useStage();
  const level = useLevel();
  const shared = useScene((scene) => scene.sharedScale);
  const { plan, before, after } = column;
  const lit = useLit(plan);
  const [window, setWindow] = useState<{ key: string; shown: HeatmapWindow }>({ key: "", shown: WHOLE });
  const { selected } = useSelection();
  const brush = useBrush(column);
  const scales = useScales(column);
  const [box, tallest, measured] = useTallest();
  const describe = useCallback((cell: Cell) => describeCell(column, cell), [column]);
  const read = useCallback((cell: Cell) => afterAt(column, cell), [column]);
  const key = plan.shape.join();
  const common = {
    ...useHeatmapProps(plan),
    sources: plan.sources.map(({ sets }) => sets),
    sourceNames: plan.sources.map(({ name }) => name),
    lit: lit?.sets,
    brush,
    tallest,
    // Another shape is another picture: it begins fitted.
    window: window.key === key ? window.shown : WHOLE,
    onWindow: (shown: HeatmapWindow) => setWindow({ key, shown }),
    onCentre: () => setCentredScale(true),
    describe,
    hasTable: level === "everything",
  };
  const symbols = tensorLetters(plan.technique);
  const pictures = usePictures(plan);
  const strips = useStrips(column, selected);
  // Of several sources each value has a set in each: no strip could say it.
  const only = plan.sources.length === 1 && plan.sources[0].sets.planar ? plan.sources[0].sets : null;
  const shownStrips =
    level === "picture"
      ? { before: {}, after: {} }
      : { before: placeStrips(strips.before), after: placeStrips(strips.after) };
  return (
    <>
      {pictures.possible && <PicturesChoice shown={pictures.shown} />}
      <div className="heatmaps" ref={box} data-measured={measured || undefined}>
        {pictures.shown ? (
          <Pictures column={column} tallest={tallest} />
        ) : (
          <>
            <Heatmap
              {...common}
              {...heatmapValues(before, scales.before.shown)}
              title="Before"
              symbol={symbols.before}
              layer={only ? (frame, view) => <SetStrips frame={frame} view={view} sets={only} /> : undefined}
              {...shownStrips.before}
            />
            <Heatmap
              {...common}
              {...heatmapValues(after, scales.after.shown)}
              title={shownOf(column).title}
              symbol={shownOf(column).symbol}
              {...shownStrips.after}
              read={read}
              columnLabels={false}
            />
          </>
        )}
      </div>
      <ScaleNote {...scales} shared={shared} />
    </>
  );
}

/** Before in the tones of the data, after in the same tones for all channels: what a channel has lost is seen as a cast. */
function Pictures({ column, tallest }: { readonly column: ResultColumn; readonly tallest: number | undefined }) {
  const { pin, point } = useStage();
  const { plan, before, after, step } = column;
  const { selected, pinned } = useSelection();
  const describe = useCallback((cell: Cell) => describeCell(column, cell), [column]);
  const common = { shape: plan.shape, selected, pinned, tallest, onPoint: point, onPin: pin, describe };
  const { title, symbol } = shownOf(column);
  return (
    <>
      <SamplePictures
        {...common}
        title="Before"
        symbol={tensorLetters(plan.technique).before}
        values={before.values}
        {...toned(tonesOfData(before))}
      />
      <SamplePictures
        {...common}
        title={title}
        symbol={symbol}
        values={after.values}
        {...toned(step ? tonesOver(after) : NORMALIZED)}
      />
    </>
  );
}
