import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from "react";
import type { Sets } from "../../engine/partition.ts";
import type { Cell, Shape } from "../../engine/shape.ts";
import { cubeOpenings, sampleOpenings } from "./apart.ts";
import { CubeBrushed } from "./CubeBrushed.tsx";
import { CubeCanvas } from "./CubeCanvas.tsx";
import { CubeMarks } from "./CubeMarks.tsx";
import { CubeOutlines } from "./CubeOutlines.tsx";
import "./cube.css";
import { cubeGrid, sampleGrid, sizeOfGrid } from "./grid.ts";
import { axisMarks } from "./marks.ts";
import { pick } from "./pick.ts";
import { project } from "./projection.ts";
import { scene } from "./scene.ts";
import { usePaper } from "./usePaper.ts";
import { useSize } from "./useSize.ts";
import { type CubeView, DEFAULT_VIEW } from "./view.ts";
import { walk } from "./walk.ts";

/** One way in which the technique cuts the cells into sets, with its name and share where there are several. */
export interface CubeSource {
  readonly sets: Sets;
  readonly label: string;
  readonly weight?: number;
}

export interface CubeProps {
  shape: Shape;
  sources: readonly CubeSource[];
  /** What the axes are called: "N sample", "C channel", "H·W". */
  axes: { N: string; C: string; HW: string };
  /** The cell that is pointed at, else the pinned one. */
  selected: Cell | null;
  pinned: Cell | null;
  onPoint(cell: Cell | null): void;
  onPin(cell: Cell | null): void;
  /** The accessible name: "12 sets of 18 cells: one per sample and group of 2 channels". */
  words: string;
  /** One line about a cell, read out while walking. */
  describe(cell: Cell): string;
  /** Which cells are lit because their value lies in a brushed range; null while none is. */
  isBrushed?: ((cell: Cell) => boolean) | null;
  view?: CubeView;
}

/** The tensor as a box of cells in which the cells that share statistics have one colour. Arrays in, callbacks out. */
export function Cube(props: CubeProps) {
  const { shape, sources, axes, selected, pinned, onPoint, onPin, words, describe, view = DEFAULT_VIEW } = props;
  const stage = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(stage);
  const paper = usePaper(stage);
  const hint = useId();
  const [said, setSaid] = useState("");
  const cuts = useMemo(() => sources.map(({ sets }) => sets), [sources]);
  const grid = useMemo(
    () =>
      view.arrangement === "cube"
        ? cubeGrid(shape, cubeOpenings(cuts, view.apart))
        : sampleGrid(shape, sampleOpenings(cuts, view.apart)),
    [shape, cuts, view.arrangement, view.apart],
  );
  const projection = useMemo(
    () => project(view.orientation, sizeOfGrid(grid), { width, height, beside: 64, above: 14, below: 44 }),
    [view.orientation, grid, width, height],
  );
  const drawn = useMemo(() => scene(grid, projection, cuts, selected), [grid, projection, cuts, selected]);
  const marks = useMemo(() => axisMarks(grid, projection, [axes.N, axes.HW, axes.C]), [grid, projection, axes]);

  const cellAt = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return pick(grid, drawn.faces, [event.clientX - left, event.clientY - top]);
  };
  const point = (event: PointerEvent) => {
    const cell = cellAt(event);
    if (cell?.join() !== selected?.join()) onPoint(cell);
  };
  const pin = (cell: Cell | null) => {
    if (cell) onPin(cell.join() === pinned?.join() ? null : cell);
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      onPoint(null);
      onPin(null);
      return;
    }
    if (event.key === "Enter") {
      pin(selected);
      return;
    }
    const next = selected
      ? walk(grid, projection, selected, event)
      : walk(grid, projection, [0, 0, 0, 0], event) && FIRST;
    if (!next) return;
    event.preventDefault();
    onPoint(next);
    setSaid(describe(next));
  };

  return (
    <div className="cube">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is walked with the arrow keys */}
      <div
        ref={stage}
        className="cube-stage"
        role="application"
        aria-label={words}
        aria-describedby={hint}
        tabIndex={0}
        onPointerMove={point}
        onPointerLeave={() => onPoint(null)}
        onClick={(event) => pin(cellAt(event as unknown as PointerEvent))}
        onKeyDown={press}
        onBlur={() => onPoint(null)}
      >
        {width > 0 && (
          <>
            <CubeCanvas scene={drawn} sets={cuts[0]} paper={paper} width={width} height={height} />
            {props.isBrushed && (
              <CubeBrushed scene={drawn} isBrushed={props.isBrushed} paper={paper} width={width} height={height} />
            )}
            <svg className="cube-overlay" width={width} height={height} aria-hidden="true">
              <CubeMarks marks={marks} />
              <CubeOutlines scene={drawn} pinned={pinned !== null} />
            </svg>
          </>
        )}
      </div>
      <p id={hint} className="cube-quiet">
        Arrow keys walk H·W and C, with Shift N. Home and End go to the ends, Enter pins, Escape lets go.
      </p>
      <p className="cube-quiet" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

const FIRST: Cell = [0, 0, 0, 0];
