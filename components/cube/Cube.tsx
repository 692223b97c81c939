import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { type Cell, contains } from "../../engine/plan/shape.ts";
import type { Ground } from "../valueScale.ts";
import { CubeBrushed } from "./CubeBrushed.tsx";
import { CubeFoot } from "./CubeFoot.tsx";
import { CubeLetGo } from "./CubeLetGo.tsx";
import { CubeOutlines } from "./CubeOutlines.tsx";
import { type CubeProps, groundedValues } from "./cubeProps.ts";
import { orientationByKey } from "./keys.ts";
import { CubeLeader } from "./labels/CubeLeader.tsx";
import { CubeMarks } from "./labels/CubeMarks.tsx";
import { CubeTooltip } from "./labels/CubeTooltip.tsx";
import { leaderOf } from "./labels/leader.ts";
import { notesOf } from "./labels/notes.ts";
import { useArrival } from "./motion/useArrival.ts";
import { useTurning } from "./motion/useTurning.ts";
import { CubeCanvas } from "./paint/CubeCanvas.tsx";
import type { CubeScene } from "./paint/scene.ts";
import { usePaper } from "./paint/usePaper.ts";
import { frameFor } from "./space/frame.ts";
import { pick } from "./space/pick.ts";
import { type Orientation, toScreen, type Vec2 } from "./space/projection.ts";
import { DEFAULT_VIEW, figureFor } from "./space/view.ts";
import { walkCube } from "./space/walk.ts";
import { useCubePointing } from "./useCubePointing.ts";
import { useCubeScene } from "./useCubeScene.ts";
import { useStageSize } from "./useStageSize.ts";
import "./cube.css";

/** Before the first layout. */
const UNMEASURED = { width: 0, height: 0, text: 1 };

/** The tensor as a box of cells in which the cells that share statistics have one colour. Arrays in, callbacks out. */
export function Cube(props: CubeProps) {
  const { shape, onPoint, onPin, describe, tensor = "activations", reach } = props;
  const selected = props.selected && contains(shape, props.selected) ? props.selected : null;
  const pinned = props.pinned && contains(shape, props.pinned) ? props.pinned : null;
  const [own, setOwn] = useState(DEFAULT_VIEW);
  const view = props.view ?? own;
  const setView = props.onView ?? setOwn;
  const orient = (orientation: Orientation) => setView({ ...view, orientation });

  const [stage, size] = useStageSize();
  const { width, height, text } = size ?? UNMEASURED;
  const paper = usePaper(stage);
  const [N, C, H, W] = shape;
  const frame = useMemo(() => frameFor(width, height, [N, C, H, W], text), [width, height, text, N, C, H, W]);
  const turning = useTurning(stage, frame, view.orientation, orient);
  const values = useGroundedValues(props.values, paper.ground);
  const drawn = useCubeScene({ ...props, values }, view, { selected, pinned }, frame, turning.turning);
  const { scene, resting, marks, opening } = drawn;
  const { grid } = scene.model;
  const pointing = useCubePointing((place) => pick(resting(), place), onPoint);
  useImperativeHandle(props.cellAt, () => (clientX, clientY) => {
    const { left = 0, top = 0 } = stage.current?.getBoundingClientRect() ?? {};
    return pick(resting(), [clientX - left, clientY - top]);
  });
  const pointed = pointing.pointed && contains(shape, pointing.pointed.cell) ? pointing.pointed : null;
  const leader = props.nearSet && !selected ? leaderOf(grid, scene.projection) : null;
  const arriving = useArrival(tensor);
  const hint = useId();

  const pin = (cell: Cell | null) => {
    if (cell) onPin(cell.join() === pinned?.join() ? null : cell);
  };
  const letGo = () => {
    pointing.letGo();
    onPin(null);
  };
  const onPointerMove = (event: PointerEvent) => {
    turning.handlers.onPointerMove(event);
    if (turning.turning) pointing.leave();
    else pointing.onPointerMove(event);
  };
  // The first press of a double click has pinned something: what was pinned before comes back with the figure's view.
  const pinnedBefore = useRef(pinned);
  const onClick = (event: MouseEvent) => {
    if (turning.wasDrag() || event.detail > 1) return;
    pinnedBefore.current = pinned;
    pin(pointing.cellUnder(event));
  };
  const onDoubleClick = () => {
    onPin(pinnedBefore.current);
    orient(figureFor(view.arrangement));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey) return;
    const orientation = orientationByKey(view, event, frame);
    const from = pointed?.cell ?? selected;
    const next = event.altKey ? null : walkCube(grid, scene.projection, from ?? FIRST, event);
    if (orientation) orient(orientation);
    else if (next) pointing.walkTo(from ? next : FIRST);
    else if (event.key === "Enter") pin(from);
    else if (event.key === "Escape") letGo();
    else return;
    event.preventDefault();
  };

  return (
    <div className="cube">
      <div
        ref={stage}
        className="cube-stage"
        role="application"
        aria-roledescription="cube"
        aria-label={props.words}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: role application takes keys itself.
        tabIndex={0}
        data-turning={turning.turning}
        {...turning.handlers}
        onPointerMove={onPointerMove}
        onPointerLeave={pointing.onPointerLeave}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onKeyDown={onKeyDown}
        onBlur={pointing.onBlur}
      >
        {width > 0 && (
          <div key={tensor} className={arriving ? "cube-picture cube-arriving" : "cube-picture"}>
            <CubeCanvas scene={scene} paper={paper} width={width} height={height} />
            {props.layer?.({ scene, paper, width, height })}
            {props.isBrushed && (
              <CubeBrushed scene={scene} isBrushed={props.isBrushed} paper={paper} width={width} height={height} />
            )}
            <svg className="cube-overlay" width={width} height={height} aria-hidden="true">
              <CubeMarks marks={marks} frame={frame} />
              <CubeOutlines
                scene={scene}
                pinned={pinned !== null}
                lit={props.lit ?? null}
                reach={pointed && reach ? { sets: reach, cell: pointed.cell } : null}
                setless={props.setless ?? false}
              />
            </svg>
          </div>
        )}
        {leader && <CubeLeader leader={leader} width={width} lines={props.nearSet?.(leader.cell) ?? []} />}
        {pinned && scene.model.wall && <CubeLetGo cell={pinned} scene={scene} frame={frame} onLetGo={letGo} />}
        {pointed && !reach && (
          <CubeTooltip at={pointed.place ?? placeOfCell(scene)} width={width} height={height}>
            {describe(pointed.cell)}
          </CubeTooltip>
        )}
      </div>
      <CubeFoot
        sources={view.source !== null && props.sources[view.source] ? [props.sources[view.source]] : props.sources}
        notes={notesOf(scene, opening, view.apart, props.axes)}
      />
      <p id={hint} hidden>
        Arrow keys walk through the cells, with Shift along the third axis. Home and End go to the ends. Enter pins,
        Escape lets go. Alt and arrows or the brackets turn, plus and minus zoom, 0 is the figure's view.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {pointed && pointed.place === null ? describe(pointed.cell) : ""}
      </p>
    </div>
  );
}

const FIRST: Cell = [0, 0, 0, 0];

/** The middle of the selected cell in the picture. */
function placeOfCell({ model: { cell }, projection }: CubeScene): Vec2 {
  if (!cell) return projection.origin;
  const [x, y, z] = cell.runs.map(({ from, to }) => (from + to) / 2);
  return toScreen(projection, [x, y, z]);
}

/** Values with their scales on a light or a dark page. */
function useGroundedValues(values: CubeProps["values"], ground: Ground): CubeProps["values"] {
  return useMemo(() => values && groundedValues(values, ground), [values, ground]);
}
