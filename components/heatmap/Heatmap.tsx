import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useId, useMemo } from "react";
import type { Sets } from "../../engine/partition.ts";
import { type Cell, cellAt, contains, indexOf, type Shape, type Values } from "../../engine/shape.ts";
import { type Frame, frameOf, SCROLL_BAR } from "./frame.ts";
import { HeatmapCanvas } from "./HeatmapCanvas.tsx";
import { HeatmapLabels, labelWidth } from "./HeatmapLabels.tsx";
import { HeatmapNotes } from "./HeatmapNotes.tsx";
import { HeatmapOverlay } from "./HeatmapOverlay.tsx";
import { HeatmapTable } from "./HeatmapTable.tsx";
import { HeatmapTooltip } from "./HeatmapTooltip.tsx";
import { HeatmapZoom } from "./HeatmapZoom.tsx";
import { nextNonFinite, nonFiniteOf } from "./nonFinite.ts";
import { outlinesOf } from "./outlines.ts";
import { spacerLength } from "./scroll.ts";
import { usePointing } from "./usePointing.ts";
import { useScroll } from "./useScroll.ts";
import { useWidth } from "./useWidth.ts";
import { ValueLegend } from "./ValueLegend.tsx";
import { walk } from "./walk.ts";
import { centredOn, type HeatmapWindow, middleCell, revealing, viewOf, windowAt } from "./window.ts";
import "./heatmap.css";

interface HeatmapProps {
  /** "Before" or "After". */
  readonly title: string;
  /** What the values are called: x or y. */
  readonly symbol: string;
  /** The cells, row-major; a new array for new values. */
  readonly values: Values;
  readonly shape: Shape;
  /** The colours reach from −extent to extent. */
  readonly extent: number;
  /** The first two axes as their labels name them: n and c, of a weight tensor o and i. */
  readonly axes: { readonly N: string; readonly C: string };
  /** The selected cell's set is outlined in each: solid in the first, dashed in the others. */
  readonly sources: readonly Sets[];
  /** What the sources are called, for the key to their outlines where there are several. */
  readonly sourceNames?: readonly string[];
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
  /** What is visible. Give the reported object back as it is, to this heatmap and to others that should move along. */
  readonly window: HeatmapWindow;
  onPoint(cell: Cell | null): void;
  onPin(cell: Cell | null): void;
  onWindow(shown: HeatmapWindow): void;
  /** A cell in words, for the tooltip and the live region. */
  describe(cell: Cell): string;
}

/** More outlines of one set than this are not drawn. */
const MOST_OUTLINES = 1000;
/** Cells smaller than this, in CSS pixels, are worth zooming into. */
const SMALL_CELL = 10;

/** A tensor as N rows of C tiles of H×W cells, coloured by value; points, pins, zooms and scrolls, by pointer and by keyboard. */
export function Heatmap(props: HeatmapProps) {
  const { title, symbol, values, shape, extent, axes, sources, window: shown, onPoint, onPin, onWindow } = props;
  const [N, C, H, W] = shape;
  const selected = within(shape, props.selected);
  const pinned = within(shape, props.pinned);
  const help = useId();
  const [box, size] = useWidth<HTMLDivElement>();
  const frame = useMemo(
    () => size && frameOf([N, C, H, W], size.width, size.ratio, shown.zoom),
    [N, C, H, W, size, shown.zoom],
  );
  const view = useMemo(() => frame && viewOf(shown, frame.layout, frame.width, frame.height), [frame, shown]);
  const [scroller, onScroll] = useScroll(frame, view, shown, onWindow);
  const { pointed, setPointed, cellUnder, onPointerMove, onPointerLeave } = usePointing(frame, view, onPoint);
  const nonFinite = nonFiniteOf(values);
  const outlines =
    frame && view && selected
      ? sources.map((sets) => outlinesOf(frame.layout, sets, selected, view, MOST_OUTLINES))
      : [];

  const reveal = (cell: Cell) => {
    if (!frame || !view) return;
    const next = revealing(frame.layout, view, cell);
    if (next.left !== view.left || next.top !== view.top) {
      onWindow(windowAt(shown.zoom, frame.layout, next.left, next.top));
    }
  };
  const revealPinned = useEffectEvent(() => pinned && reveal(pinned));
  const pinnedIndex = pinned ? indexOf(shape, pinned) : -1;
  const ready = view !== null;
  useEffect(() => {
    if (ready && pinnedIndex >= 0) revealPinned();
  }, [ready, pinnedIndex]);

  const pin = (cell: Cell) => onPin(pinned && indexOf(shape, cell) === pinnedIndex ? null : cell);
  const zoomTo = (zoom: number) => {
    if (!frame || !view || !size) return;
    const next = frameOf(shape, size.width, size.ratio, zoom);
    const anchor = selected ?? middleCell(frame.layout, view);
    const { left, top } = centredOn(next.layout, anchor, next.width, next.height);
    onWindow(windowAt(zoom, next.layout, left, top));
  };
  const onClick = (event: MouseEvent) => {
    const { cell } = cellUnder(event);
    if (cell) pin(cell);
  };
  const walkTo = (cell: Cell) => {
    onPoint(cell);
    setPointed({ cell, place: null });
    reveal(cell);
  };
  const letGo = () => {
    setPointed(null);
    onPoint(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!frame || !view || event.altKey || event.metaKey) return;
    const from = selected ?? pinned;
    const to = from ? walk(shape, from, event) : walk(shape, [0, 0, 0, 0], event) && middleCell(frame.layout, view);
    if (to) walkTo(to);
    else if (event.key === "Enter" && from) pin(from);
    else if (event.key === "Escape") {
      letGo();
      onPin(null);
    } else if (event.key === "+" || event.key === "-") {
      zoomTo(nextZoom(frame, shown.zoom, event.key === "+" ? 1 : -1));
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      const top = view.top + (event.key === "PageDown" ? view.height : -view.height);
      const next = viewOf(windowAt(0, frame.layout, view.left, top), frame.layout, view.width, view.height);
      onWindow(windowAt(shown.zoom, frame.layout, next.left, next.top));
    } else return;
    event.preventDefault();
  };

  const zoomable = frame && (shown.zoom > 0 || frame.layout.columns.size < SMALL_CELL * frame.ratio);
  return (
    <figure className="heatmap">
      <figcaption className="heatmap-head">
        <strong>{title}</strong> <var>{symbol}</var>
        <ValueLegend extent={extent} nonFinite={nonFinite} />
      </figcaption>
      <div className="heatmap-frame" style={{ gridTemplateColumns: `${labelWidth(axes.N, N)}em minmax(0, 1fr)` }}>
        {frame && view && size && <HeatmapLabels frame={frame} view={view} axes={axes} em={size.em} />}
        <div className="heatmap-box" ref={box} style={frame ? { height: boxHeight(frame) } : undefined}>
          {frame && view && (
            <>
              <HeatmapCanvas layout={frame.layout} view={view} values={values} extent={extent} ratio={frame.ratio} />
              <div
                ref={scroller}
                className="heatmap-scroller"
                data-scrolls-x={frame.scrollsX}
                data-scrolls-y={frame.scrollsY}
                role="application"
                aria-roledescription="heatmap"
                aria-label={`${title}, ${symbol}: ${N}×${C}×${H}×${W} values`}
                aria-describedby={help}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys.
                tabIndex={0}
                onScroll={onScroll}
                onPointerMove={onPointerMove}
                onPointerLeave={onPointerLeave}
                onClick={onClick}
                onKeyDown={onKeyDown}
                onBlur={() => pointed?.place === null && letGo()}
              >
                <div
                  style={{
                    width: spacerLength(frame.layout.columns.length / frame.ratio),
                    height: spacerLength(frame.layout.rows.length / frame.ratio),
                  }}
                />
              </div>
              <HeatmapOverlay frame={frame} view={view} outlines={outlines} selected={selected} pinned={pinned} />
              {pointed && contains(shape, pointed.cell) && (
                <HeatmapTooltip frame={frame} view={view} pointed={pointed}>
                  {props.describe(pointed.cell)}
                </HeatmapTooltip>
              )}
            </>
          )}
        </div>
      </div>
      <p id={help} hidden>
        Arrow keys walk rows and columns, with Shift {axes.N} and {axes.C}. Home and End go to the ends. Enter pins,
        Escape lets go. Plus and minus change the size of the cells.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {pointed && pointed.place === null && contains(shape, pointed.cell) ? props.describe(pointed.cell) : ""}
      </p>
      <div className="heatmap-foot">
        {frame && (
          <HeatmapNotes
            layout={frame.layout}
            nonFinite={nonFinite}
            outlines={outlines}
            sources={sources}
            sourceNames={props.sourceNames}
            onNextNonFinite={() => onPin(cellAt(shape, nextNonFinite(values, pinnedIndex)))}
          />
        )}
        <HeatmapTable {...{ title, symbol, values, shape, axes }} cell={selected ?? [0, 0, 0, 0]} />
        {zoomable && <HeatmapZoom zoom={shown.zoom} limit={frame.layout.zoomLimit} onZoom={zoomTo} />}
      </div>
    </figure>
  );
}

function within(shape: Shape, cell: Cell | null): Cell | null {
  return cell && contains(shape, cell) ? cell : null;
}

function nextZoom({ layout }: Frame, zoom: number, step: 1 | -1): number {
  return Math.max(0, Math.min(layout.zoomLimit, zoom + step));
}

function boxHeight({ height, scrollsX, ratio }: Frame): number {
  return height / ratio + (scrollsX ? SCROLL_BAR : 0);
}
