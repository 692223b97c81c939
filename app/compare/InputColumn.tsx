import { useCallback, useMemo } from "react";
import { Cube } from "../../components/cube/Cube.tsx";
import type { CubeView } from "../../components/cube/space/view.ts";
import { DistributionPlot } from "../../components/distribution/DistributionPlot.tsx";
import { domainOf } from "../../components/distribution/domain.ts";
import { Heatmap } from "../../components/heatmap/Heatmap.tsx";
import type { HeatmapWindow } from "../../components/heatmap/window.ts";
import { SamplePictures } from "../../components/pictures/SamplePictures.tsx";
import type { ValueScale } from "../../components/valueScale.ts";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import { cellInWords } from "../../engine/explain/words.ts";
import { counted, shortNumber } from "../../engine/numbers.ts";
import { cut } from "../../engine/plan/partition.ts";
import { type Cell, indexOf, sizeOf } from "../../engine/plan/shape.ts";
import type { Result } from "../page/resultStore.ts";
import { heatmapAxes, heatmapValues } from "../parts/heatmapProps.ts";
import { toned, tonesOfData, usePictures } from "../parts/pictures.tsx";
import { useScene, useStage } from "../stage/useStage.ts";
import { cubeAxes, PICTURES_TALLEST } from "./cubeContent.ts";

interface InputColumnProps {
  readonly result: Result;
  readonly scale: ValueScale;
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
  readonly window: HeatmapWindow;
  onWindow(shown: HeatmapWindow): void;
}

/** The tensor that all columns normalize: it stays at the left while they scroll. */
export function InputColumn({ result, scale, selected, pinned, window, onWindow }: InputColumnProps) {
  const { noteRoom, pin, point, setCube } = useStage();
  const [{ plan, before }] = result.columns;
  const { shape, axes, technique } = plan;
  const scenes = useScene((scene) => scene.cube);
  const view = useMemo((): CubeView => ({ ...scenes, faces: "before", source: null, apart: 0 }), [scenes]);
  const values = useMemo(() => ({ before: { ...before, scale }, after: { ...before, scale } }), [before, scale]);
  const sources = useMemo(() => [{ sets: cut(shape, {}), label: "input" }], [shape]);
  const pictures = usePictures(plan);
  const symbol = tensorLetters(technique).before;
  const describe = useCallback(
    (cell: Cell) => `${cellInWords(axes, cell)}: ${symbol} = ${shortNumber(before.values[indexOf(shape, cell)])}`,
    [axes, symbol, before, shape],
  );
  const size = counted(sizeOf(shape), "value");
  const distribution = result.details[0]?.distributions?.before;
  const value = selected && before.values[indexOf(shape, selected)];
  return (
    <li className="compare-input compare-card" aria-label="Input">
      <h3 className="compare-input-name">Input</h3>
      <p className="column-words">{size}</p>
      <div className="column-cube">
        <Cube
          shape={shape}
          tensor={technique.tensor}
          sources={sources}
          setless
          axes={cubeAxes(plan)}
          values={values}
          view={view}
          onView={({ orientation, arrangement }) => setCube({ ...scenes, orientation, arrangement })}
          selected={selected}
          pinned={pinned}
          onPoint={point}
          onPin={pin}
          words={`The input: ${size}`}
          describe={describe}
        />
      </div>
      <p className="column-value">
        <var>{symbol}</var> {value === null ? "" : <strong>{shortNumber(value)}</strong>}
      </p>
      {pictures.shown ? (
        <SamplePictures
          title="Input"
          symbol={symbol}
          captioned={false}
          values={before.values}
          shape={shape}
          {...toned(tonesOfData(before))}
          tallest={PICTURES_TALLEST}
          selected={selected}
          pinned={pinned}
          onPoint={point}
          onPin={pin}
          describe={describe}
        />
      ) : (
        <Heatmap
          title="Input"
          symbol={symbol}
          captioned={false}
          {...heatmapValues(before, scale)}
          shape={shape}
          axes={heatmapAxes(technique.tensor)}
          sources={[]}
          hasTable={false}
          onRoom={noteRoom}
          selected={selected}
          pinned={pinned}
          window={window}
          onPoint={point}
          onPin={pin}
          onWindow={onWindow}
          describe={describe}
        />
      )}
      {distribution && (
        <DistributionPlot
          title="Input"
          symbol={symbol}
          distribution={distribution}
          domain={domainOf([distribution])}
          value={value}
        />
      )}
    </li>
  );
}
