import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
} from "react";
import type { Sets } from "../../engine/plan/partition.ts";
import { type Cell, contains, indexOf, type Shape, type Values } from "../../engine/plan/shape.ts";
import type { CellAt } from "../painting/painting.ts";
import type { ValueScale } from "../valueScale.ts";
import type { HeatmapBrush } from "./brush.ts";
import type { HeatmapFrame } from "./frame.ts";
import { HeatmapBrushed } from "./HeatmapBrushed.tsx";
import { HeatmapCanvas } from "./HeatmapCanvas.tsx";
import { HeatmapOverlay } from "./HeatmapOverlay.tsx";
import { HeatmapTooltip } from "./HeatmapTooltip.tsx";
import { actionFor } from "./keys.ts";
import { type Outlines, setOutlines } from "./outlines.ts";
import type { Viewport } from "./paint.ts";
import type { Pooled } from "./pool.ts";
import { spacerLength } from "./scroll.ts";
import { cellAtPointer, pointerPlace, usePointing } from "./usePointing.ts";
import { useScroll } from "./useScroll.ts";
import { type HeatmapWindow, middleCell, revealing, turnPage, windowAt } from "./window.ts";

interface HeatmapGridProps {
  readonly name: string;
  readonly frame: HeatmapFrame;
  readonly view: Viewport;
  readonly values: Values;
  readonly shape: Shape;
  readonly scale: ValueScale;
  readonly pooled: readonly Pooled[];
  readonly axes: { readonly N: string; readonly C: string };
  readonly outlines: readonly Outlines[];
  readonly litOutline: Outlines | null;
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
  readonly brush: HeatmapBrush | null;
  readonly cellAt: RefObject<CellAt | null> | undefined;
  readonly reach: Sets | null;
  readonly layer: ReactNode;
  readonly window: HeatmapWindow;
  onPoint(cell: Cell | null): void;
  onPin(cell: Cell | null): void;
  onWindow(shown: HeatmapWindow): void;
  onZoom(step: 1 | -1): void;
  describe(cell: Cell): string;
}

/** More outlines of one reach than this are not drawn. */
const MOST_OUTLINES = 1000;

/** The cells themselves: painted, outlined, scrolled, pointed at, pinned and walked through. */
export function HeatmapGrid(props: HeatmapGridProps) {
  const { frame, view, shape, selected, pinned, window: shown, onPin, onWindow } = props;
  const { layout, ratio } = frame;
  const help = useId();
  const [scroller, onScroll] = useScroll(frame, view, shown, onWindow);
  const { pointed, pointTo, onPointerMove, onPointerLeave } = usePointing(frame, view, props.onPoint);
  useImperativeHandle(props.cellAt, () => (clientX, clientY) => {
    const { left = 0, top = 0 } = scroller.current?.getBoundingClientRect() ?? {};
    return cellAtPointer(frame, view, { x: clientX - left, y: clientY - top });
  });
  const walking = pointed?.place === null;
  const words = pointed && contains(shape, pointed.cell) ? props.describe(pointed.cell) : "";

  const show = ({ left, top }: Viewport) => {
    if (left !== view.left || top !== view.top) onWindow(windowAt(shown.zoom, layout, left, top));
  };
  const pinnedIndex = pinned ? indexOf(shape, pinned) : -1;
  const showPinned = useEffectEvent(() => pinned && show(revealing(layout, view, pinned)));
  useEffect(() => {
    if (pinnedIndex >= 0) showPinned();
  }, [pinnedIndex]);

  const pin = (cell: Cell) => onPin(indexOf(shape, cell) === pinnedIndex ? null : cell);
  const onClick = (event: MouseEvent) => {
    const cell = cellAtPointer(frame, view, pointerPlace(event));
    if (cell) pin(cell);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = actionFor(event, shape, selected ?? pinned, () => middleCell(layout, view));
    if (!action) return;
    event.preventDefault();
    switch (action.kind) {
      case "walk":
        pointTo(action.to);
        show(revealing(layout, view, action.to));
        break;
      case "pin":
        pin(action.cell);
        break;
      case "let go":
        pointTo(null);
        onPin(null);
        break;
      case "zoom":
        props.onZoom(action.by);
        break;
      case "page":
        show(turnPage(layout, view, action.by));
        break;
    }
  };

  const reach = props.reach && pointed ? setOutlines(layout, props.reach, pointed.cell, view, MOST_OUTLINES) : null;

  return (
    <>
      <HeatmapCanvas {...{ layout, view, ratio }} values={props.values} scale={props.scale} pooled={props.pooled} />
      {props.brush && <HeatmapBrushed layout={layout} view={view} brush={props.brush} ratio={ratio} />}
      {props.layer}
      <div
        ref={scroller}
        className="heatmap-scroller"
        data-scrolls-x={frame.scrollsX}
        data-scrolls-y={frame.scrollsY}
        role="application"
        aria-roledescription="heatmap"
        aria-label={`${props.name}: ${shape.join("×")} values`}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys.
        tabIndex={0}
        onScroll={onScroll}
        onPointerMove={onPointerMove}
        onPointerLeave={onPointerLeave}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onBlur={() => walking && pointTo(null)}
      >
        <div
          style={{
            width: spacerLength(layout.columns.length / ratio),
            height: spacerLength(layout.rows.length / ratio),
          }}
        />
      </div>
      <HeatmapOverlay
        {...{ frame, view, selected, pinned }}
        outlines={props.outlines}
        lit={props.litOutline}
        reach={reach}
      />
      {pointed && words && !props.reach && (
        <HeatmapTooltip frame={frame} view={view} pointed={pointed}>
          {words}
        </HeatmapTooltip>
      )}
      <p id={help} hidden>
        Arrow keys walk rows and columns, with Shift {props.axes.N} and {props.axes.C}. Home and End go to the ends.
        Enter pins, Escape lets go. Plus and minus change the size of the cells.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {walking ? words : ""}
      </p>
    </>
  );
}
