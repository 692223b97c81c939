import { type ReactNode, type RefObject, useEffect, useId, useMemo } from "react";
import type { Sets } from "../../engine/plan/partition.ts";
import { type Cell, cellAt, contains, indexOf, type Shape, type Values } from "../../engine/plan/shape.ts";
import type { CellAt } from "../painting/painting.ts";
import { SymbolText } from "../SymbolText.tsx";
import { useGrounded } from "../useGround.ts";
import { useWidth } from "../useWidth.ts";
import { looksAlike, type Scalable, type ValueScale } from "../valueScale.ts";
import type { HeatmapBrush } from "./brush.ts";
import { frameOf, type HeatmapFrame, type HeatmapRoom, SCROLL_BAR } from "./frame.ts";
import { HeatmapGrid } from "./HeatmapGrid.tsx";
import { HeatmapLabels, labelWidth } from "./HeatmapLabels.tsx";
import { HeatmapNotes } from "./HeatmapNotes.tsx";
import { HeatmapTable } from "./HeatmapTable.tsx";
import { HeatmapZoom } from "./HeatmapZoom.tsx";
import { type NonFinite, nextNonFinite } from "./nonFinite.ts";
import { setOutlines } from "./outlines.ts";
import type { Viewport } from "./paint.ts";
import type { Pooled } from "./pool.ts";
import { ValueLegend } from "./ValueLegend.tsx";
import { centredOn, type HeatmapWindow, isVisible, middleCell, viewOf, windowAt } from "./window.ts";
import "./heatmap.css";

interface HeatmapProps {
  /** "Before" or "After". */
  readonly title: string;
  /** What the values are called: x or y. */
  readonly symbol: string;
  /** The cells, row-major; a new array for new values. */
  readonly values: Values;
  readonly shape: Shape;
  readonly scale: ValueScale;
  /** The smallest and the largest finite value. */
  readonly range: Pick<Scalable, "min" | "max">;
  /** How many of the values are not finite. */
  readonly nonFinite: NonFinite;
  /** The means of blocks, as far as they are known: used while the picture has blocks of such a size. */
  readonly pooled?: readonly Pooled[];
  /** The first two axes as their labels name them: n and c, of a weight tensor o and i. */
  readonly axes: { readonly N: string; readonly C: string };
  /** The selected cell's set is outlined in each: solid in the first, dashed in the others. */
  readonly sources: readonly Sets[];
  /** What the sources are called, for the key to their outlines where there are several. */
  readonly sourceNames?: readonly string[];
  /** A cut whose set of the selected cell is lit above the sources' outlines: what a formula's symbol stands for. */
  readonly lit?: Sets | null;
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
  /** A range of values whose cells are lit. The same object as long as nothing changes. */
  readonly brush?: HeatmapBrush | null;
  /** Finds the cell at a place of the window, for what acts on the picture from outside. */
  readonly cellAt?: RefObject<CellAt | null>;
  /** A cut whose set of the pointed cell is outlined, in place of a tooltip: what a stroke would paint. */
  readonly reach?: Sets | null;
  /** What is drawn over the values and below the outlines. */
  layer?(frame: HeatmapFrame, view: Viewport): ReactNode;
  /** What is drawn in the tensor's own layout below the cells, and beside them, in text of a size in CSS pixels. */
  below?(frame: HeatmapFrame, view: Viewport, em: number): ReactNode;
  beside?(frame: HeatmapFrame, view: Viewport, em: number): ReactNode;
  /** The tallest visible part, in CSS pixels; what is taller scrolls. */
  readonly tallest?: number;
  /** False where a heatmap above has labelled the same columns. */
  readonly columnLabels?: boolean;
  /** False where its title and its scale stand elsewhere: they are read out here all the same. */
  readonly captioned?: boolean;
  /** Whether its values are offered as a table, too. */
  readonly hasTable?: boolean;
  /** What is visible. Give the reported object back as it is, to this heatmap and to others that should move along. */
  readonly window: HeatmapWindow;
  onPoint(cell: Cell | null): void;
  onPin(cell: Cell | null): void;
  onWindow(shown: HeatmapWindow): void;
  /** Told of the room that there is, by a name of this heatmap's own, so that somebody makes the means of cells that share a pixel; null when it is gone. */
  onRoom?(heatmap: string, room: HeatmapRoom | null): void;
  /** Centres the scale on the mean: offered where all values look alike on a scale about zero. */
  onCentre?(): void;
  /** The value of a cell as tables write it: 0 where rounding alone is left; by default as it is. */
  readonly read?: (cell: Cell) => number;
  /** A cell in words, for the tooltip and the live region. */
  describe(cell: Cell): string;
}

const NOTHING: readonly Pooled[] = [];
/** More outlines of one set than this are not drawn. */
const MOST_OUTLINES = 1000;
/** Cells smaller than this, in CSS pixels, are worth zooming into. */
const SMALL_CELL = 7;

/** A tensor as N rows of C tiles of H×W cells, coloured by value; points, pins, zooms and scrolls, by pointer and by keyboard. */
export function Heatmap(props: HeatmapProps) {
  const {
    title,
    symbol,
    values,
    shape,
    nonFinite,
    pooled = NOTHING,
    axes,
    sources,
    lit = null,
    window: shown,
    onPoint,
    onPin,
    onWindow,
    onRoom,
    read,
    describe,
    tallest,
    columnLabels = true,
    hasTable = true,
    captioned = true,
  } = props;
  const scale = useGrounded(props.scale);
  const [N, C, H, W] = shape;
  const selected = within(shape, props.selected);
  const pinned = within(shape, props.pinned);
  const id = useId();
  const [box, size] = useWidth<HTMLDivElement>();
  const frame = useMemo(
    () => size && frameOf([N, C, H, W], size.width, size.ratio, shown.zoom, tallest),
    [N, C, H, W, size, shown.zoom, tallest],
  );
  const view = useMemo(() => frame && viewOf(shown, frame.layout, frame.width, frame.height), [frame, shown]);
  useEffect(() => {
    if (size) onRoom?.(id, { width: size.width, ratio: size.ratio, zoom: shown.zoom, shape: [N, C, H, W], tallest });
  }, [id, size, shown.zoom, N, C, H, W, tallest, onRoom]);
  useEffect(() => () => onRoom?.(id, null), [id, onRoom]);
  const outlines =
    frame && view && selected
      ? sources.map((sets) => setOutlines(frame.layout, sets, selected, view, MOST_OUTLINES))
      : [];
  const litOutline =
    frame && view && selected && lit ? setOutlines(frame.layout, lit, selected, view, MOST_OUTLINES) : null;

  const zoomTo = (zoom: number) => {
    if (!frame || !view || !size) return;
    const next = frameOf(shape, size.width, size.ratio, zoom, tallest);
    const anchor = selected && isVisible(frame.layout, view, selected) ? selected : middleCell(frame.layout, view);
    const { left, top } = centredOn(next.layout, anchor, next.width, next.height);
    onWindow(windowAt(zoom, next.layout, left, top));
  };
  const limit = frame?.layout.zoomLimit ?? 0;
  const zoom = Math.min(shown.zoom, limit);
  const zoomable = frame && (zoom > 0 || frame.layout.columns.size < SMALL_CELL * frame.ratio);

  return (
    <figure className="heatmap">
      <figcaption className={captioned ? "heatmap-head" : "visually-hidden"}>
        <strong>{title}</strong>{" "}
        <var>
          <SymbolText of={symbol} />
        </var>
        {captioned && <ValueLegend scale={scale} nonFinite={nonFinite} />}
      </figcaption>
      <div
        className="heatmap-frame"
        data-labelled={columnLabels || undefined}
        style={{ gridTemplateColumns: `${labelWidth(axes.N, N)}em minmax(0, 1fr) auto` }}
      >
        {frame && view && size && (
          <HeatmapLabels frame={frame} view={view} axes={axes} em={size.em} columns={columnLabels} />
        )}
        <div className="heatmap-box" ref={box} style={frame ? { height: boxHeight(frame) } : undefined}>
          {frame && view && (
            <HeatmapGrid
              name={`${title}, ${symbol}`}
              {...{ frame, view, values, shape, scale, pooled, axes, outlines, litOutline, selected, pinned }}
              brush={props.brush ?? null}
              cellAt={props.cellAt}
              reach={props.reach ?? null}
              layer={props.layer?.(frame, view)}
              {...{ onPoint, onPin, onWindow, describe }}
              window={shown}
              onZoom={(step) => zoomTo(Math.max(0, Math.min(limit, zoom + step)))}
            />
          )}
        </div>
        {frame && view && size && props.beside && (
          <div className="heatmap-beside">{props.beside(frame, view, size.em)}</div>
        )}
        {frame && view && size && props.below && (
          <div className="heatmap-below">{props.below(frame, view, size.em)}</div>
        )}
      </div>
      <div className="heatmap-foot">
        {frame && (
          <HeatmapNotes
            layout={frame.layout}
            {...{ nonFinite, outlines, sources }}
            sourceNames={props.sourceNames}
            onCentre={scale.white === "zero" && looksAlike(props.range, scale) ? props.onCentre : undefined}
            onNextNonFinite={() => onPin(cellAt(shape, nextNonFinite(values, pinned ? indexOf(shape, pinned) : -1)))}
          />
        )}
        {hasTable && <HeatmapTable {...{ title, symbol, values, shape, axes, read }} cell={selected ?? [0, 0, 0, 0]} />}
        {zoomable && <HeatmapZoom zoom={zoom} limit={limit} onZoom={zoomTo} />}
      </div>
    </figure>
  );
}

function within(shape: Shape, cell: Cell | null): Cell | null {
  return cell && contains(shape, cell) ? cell : null;
}

function boxHeight({ height, scrollsX, ratio }: HeatmapFrame): number {
  return height / ratio + (scrollsX ? SCROLL_BAR : 0);
}
