import { useCallback, useMemo, useRef } from "react";
import { Cube } from "../../components/cube/Cube.tsx";
import { CubeToolbar } from "../../components/cube/CubeToolbar.tsx";
import type { CubeSource } from "../../components/cube/cubeProps.ts";
import { paperOf } from "../../components/cube/paint/paper.ts";
import { planInWords } from "../../engine/explain/words.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { describeCell, useSelection } from "../parts/selection.ts";
import { saveFile } from "../saveFile.ts";
import { useColumn, useScene, useStage } from "../stage/useStage.ts";
import { useLit } from "./lit.ts";
import { Readings } from "./Readings.tsx";
import { useIsBrushed } from "./useBrush.ts";
import { useScales } from "./useScales.ts";

const AXES = {
  activations: { N: "N sample", C: "C channel", HW: "H·W" },
  weights: { N: "O output channel", C: "I input channel", HW: "kH·kW" },
} as const;

const LETTERS = {
  activations: { N: "N", C: "C", HW: "H·W" },
  weights: { N: "O", C: "I", HW: "kH·kW" },
} as const;

/** Which cells share statistics: the cube of the group norm paper's figure. */
export function CubePanel() {
  const column = useColumn();
  return (
    <section className="card cube-panel" aria-labelledby="cube-title">
      <h2 className="card-title" id="cube-title">
        Which cells share statistics?
      </h2>
      <Readings beside="cube" />
      {column && <ColumnCube column={column} />}
    </section>
  );
}

function ColumnCube({ column }: { column: ResultColumn }) {
  const { pin, point, setCube } = useStage();
  const { plan, before, after } = column;
  const scales = useScales(column);
  const { selected, pinned } = useSelection();
  const view = useScene((scene) => scene.cube);
  const { tensor } = plan.technique;
  const lit = useLit(plan);
  const sources = useMemo(() => sourcesOf(plan, selected?.[1] ?? 0), [plan, selected]);
  const words = useMemo(() => planInWords(plan), [plan]);
  const isBrushed = useIsBrushed(column);
  const describe = useCallback((cell: Cell) => describeCell(column, cell), [column]);
  const [scaleBefore, scaleAfter] = [scales.before.shown, scales.after.shown];
  const values = useMemo(
    () => ({ before: { ...before, scale: scaleBefore }, after: { ...after, scale: scaleAfter } }),
    [before, after, scaleBefore, scaleAfter],
  );
  const frame = useRef<HTMLDivElement>(null);
  const saveSvg = async () => {
    const stage = frame.current;
    if (!stage) return;
    const { cubeSvg } = await import("../../components/cube/paint/svg.ts");
    const content = { shape: plan.shape, sources, axes: AXES[tensor], values, selected, words };
    const svg = cubeSvg(content, view, { width: stage.clientWidth, height: stage.clientHeight }, paperOf(stage));
    saveFile(new Blob([svg], { type: "image/svg+xml" }), `normcube-${plan.technique.id}.svg`);
  };
  return (
    <>
      <CubeToolbar
        view={view}
        onView={setCube}
        hasValues
        sourceNames={plan.sources.map(({ name }) => name)}
        letters={LETTERS[tensor]}
      />
      <div className="cube-frame" ref={frame}>
        <Cube
          shape={plan.shape}
          tensor={tensor}
          sources={sources}
          axes={AXES[tensor]}
          lit={lit?.sets}
          values={values}
          view={view}
          onView={setCube}
          selected={selected}
          pinned={pinned}
          onPoint={point}
          onPin={pin}
          words={words}
          isBrushed={isBrushed}
          describe={describe}
        />
      </div>
      <div className="card-header">
        <p className="card-words">{words}</p>
        <button
          type="button"
          className="link-button panel-reset"
          title="The cube as a vector picture for slides"
          onClick={saveSvg}
        >
          Save as SVG
        </button>
      </div>
    </>
  );
}

/** The sources with their part in the blend: of the outputs in this channel, or of the means. */
function sourcesOf({ sources, terms }: Plan, channel: number): CubeSource[] {
  return sources.map(({ sets, name }, k) => {
    if (sources.length === 1) return { sets, label: name };
    const weight = terms.reduce((sum, { share, mean }) => {
      return sum + (typeof share === "number" ? share : share[channel]) * mean[k];
    }, 0);
    return { sets, label: name, weight };
  });
}
