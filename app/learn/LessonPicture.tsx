import { useCallback, useRef, useState } from "react";
import { Cube } from "../../components/cube/Cube.tsx";
import { CubePainted } from "../../components/cube/CubePainted.tsx";
import { DEFAULT_VIEW } from "../../components/cube/space/view.ts";
import { Heatmap } from "../../components/heatmap/Heatmap.tsx";
import { HeatmapPainted } from "../../components/heatmap/HeatmapPainted.tsx";
import { type HeatmapWindow, WHOLE } from "../../components/heatmap/window.ts";
import { PaintSurface } from "../../components/painting/PaintSurface.tsx";
import type { CellAt, MarkOf, PaintBrush } from "../../components/painting/painting.ts";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import { cellInWords, planInWords } from "../../engine/explain/words.ts";
import { shortNumber } from "../../engine/numbers.ts";
import { cut } from "../../engine/plan/partition.ts";
import { type Cell, indexOf } from "../../engine/plan/shape.ts";
import { AXES } from "../explore/axisNames.ts";
import { useCubeContent } from "../explore/useCubeContent.ts";
import { useScales } from "../explore/useScales.ts";
import { useTallest } from "../explore/useTallest.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { heatmapValues, useHeatmapProps } from "../parts/heatmapProps.ts";
import { describeCell, useSelection } from "../parts/selection.ts";
import { useColumn, usePointed, useStage } from "../stage/useStage.ts";
import type { Veil } from "./lesson.ts";
import { cutOf, litWords } from "./litWords.ts";
import "./LessonPicture.css";

interface LessonPictureProps {
  readonly veil: Veil;
  /** The marks of a painting, and what paints while it may be changed. */
  readonly markOf: MarkOf | null;
  readonly brush: PaintBrush | null;
  /** Whether the set of the marked value is outlined. */
  readonly outlined: boolean;
}

/** The cube and the values before and after; what is veiled is not in the page at all. */
export function LessonPicture(props: LessonPictureProps) {
  const column = useColumn();
  return <div className="lesson-picture">{column && <Picture {...props} column={column} />}</div>;
}

function Picture({ column, veil, markOf, brush, outlined }: LessonPictureProps & { readonly column: ResultColumn }) {
  const { pin, point } = useStage();
  const { plan, before, after } = column;
  const { shape } = plan;
  const { tensor } = plan.technique;
  const { selected, pinned } = useSelection();
  const [view, setView] = useState(DEFAULT_VIEW);
  const [shown, setShown] = useState<HeatmapWindow>(WHOLE);
  const [box, tallest] = useTallest();
  const inCube = useRef<CellAt>(null);
  const inHeatmap = useRef<CellAt>(null);
  const pointed = usePointed();
  const content = useCubeContent(column);
  const scales = useScales(column);
  const target = litWords(({ target }) => target);
  const lit = target && pinned ? cutOf(target, plan) : null;
  const hidesCuts = veil === "cuts" || (markOf !== null && !outlined);
  const marks = markOf ?? (hidesCuts ? unmarked : null);
  const describe = useCallback(
    (cell: Cell) =>
      veil === "nothing"
        ? describeCell(column, cell)
        : `${cellInWords(plan.axes, cell)}: ${shortNumber(before.values[indexOf(shape, cell)])}`,
    [column, veil, plan, before, shape],
  );
  // Until the answer is told the page says which value is marked.
  const onPin = veil === "nothing" && !markOf ? pin : nothing;
  const sources = hidesCuts ? [{ sets: cut(shape, {}), label: "" }] : content.sources;
  const symbols = tensorLetters(plan.technique);
  const common = {
    ...useHeatmapProps(plan),
    sources: hidesCuts ? [] : sources.map(({ sets }) => sets),
    lit,
    tallest,
    window: shown,
    onPin,
    onWindow: setShown,
    describe,
    hasTable: false,
  };
  return (
    <>
      <section className="lesson-cube" aria-label="The cube">
        <PaintSurface brush={brush} cellAt={inCube} pointed={pointed}>
          <Cube
            shape={shape}
            tensor={tensor}
            axes={AXES[tensor]}
            sources={sources}
            values={hidesCuts ? null : veil === "nothing" ? content.values : null}
            setless={hidesCuts}
            lit={lit}
            cellAt={inCube}
            reach={brush?.reach}
            layer={marks ? (drawn) => <CubePainted {...drawn} markOf={marks} /> : undefined}
            view={view}
            onView={setView}
            selected={brush ? pinned : selected}
            pinned={null}
            onPoint={point}
            onPin={onPin}
            words={hidesCuts ? `A tensor of ${shape.join(" × ")} values` : planInWords(plan)}
            describe={describe}
          />
        </PaintSurface>
      </section>
      <section className="lesson-values" aria-label="Every value">
        <div className="heatmaps" ref={box} data-measured>
          <PaintSurface brush={brush} cellAt={inHeatmap} pointed={pointed}>
            <Heatmap
              {...common}
              {...heatmapValues(before, scales.before.shown)}
              title="Before"
              symbol={symbols.before}
              cellAt={inHeatmap}
              reach={brush?.reach}
              layer={
                markOf
                  ? (frame, view) => <HeatmapPainted frame={frame} view={view} shape={shape} markOf={markOf} />
                  : undefined
              }
            />
          </PaintSurface>
          {veil === "nothing" ? (
            <Heatmap
              {...common}
              {...heatmapValues(after, scales.after.shown)}
              title="After"
              symbol={symbols.after}
              columnLabels={false}
            />
          ) : (
            <div className="lesson-veil">
              <p className="lesson-veil-head">
                <strong>After</strong> <var>{symbols.after}</var>
              </p>
              <p className="lesson-veil-cover">
                <span>veiled until you check</span>
              </p>
            </div>
          )}
        </div>
      </section>
    </>
  );
}

const unmarked: MarkOf = () => null;

const nothing = () => {};
