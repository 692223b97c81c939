import { type KeyboardEvent, type MouseEvent, useId, useMemo, useState } from "react";
import { shortNumber } from "../../engine/numbers.ts";
import { cellAt, indexOf, type Shape } from "../../engine/plan/shape.ts";
import type { HeatmapFrame } from "../heatmap/frame.ts";
import { HeatmapCanvas } from "../heatmap/HeatmapCanvas.tsx";
import { boxOfCell, cellAtPoint } from "../heatmap/layout.ts";
import type { Viewport } from "../heatmap/paint.ts";
import { pooledFor } from "../heatmap/pool.ts";
import { type Track, tilesWithin } from "../heatmap/track.ts";
import { scaleInWords, ValueLegend } from "../heatmap/ValueLegend.tsx";
import type { ValueScale } from "../valueScale.ts";
import { EntryEditor } from "./EntryEditor.tsx";
import { entryStep } from "./entryStep.ts";
import { stripLayout, stripSideOf, visibleMiddle } from "./stripLayout.ts";
import "./parameters.css";

/** A parameter beside the tensor that it acts on. */
export interface Strip {
  readonly name: string;
  readonly symbol: string;
  /** "scale, [C] = [6], learned". */
  readonly words: string;
  /** How many entries it has along each axis, and their values in that order. */
  readonly blocks: Shape;
  readonly values: Float64Array;
  readonly scale: ValueScale;
  /** Entries that were changed one by one. */
  readonly changed: readonly number[];
  /** Which entry the selected cell takes. */
  readonly selected: number | null;
  /** An entry in words: "channel 2". */
  describe(entry: number): string;
  /** Sets an entry; null takes its change back. Absent where the entries are measured and not chosen. */
  onChange?(entry: number, value: number | null): void;
  onReset?(): void;
}

interface ParameterStripProps extends Strip {
  readonly frame: HeatmapFrame;
  readonly view: Viewport;
  /** The size of the numbers in CSS pixels. */
  readonly em: number;
}

/* Room for the numbers of entries, in em of their own size: a character, and a line. */
const PER_CHARACTER = 0.62;
const LINE = 1.36;

/** The entries of a parameter in its true shape, aligned to the tensor's tiles; each can be walked to and changed. */
export function ParameterStrip(props: ParameterStripProps) {
  const { name, symbol, words, blocks, values, scale, changed, selected, describe, frame, view, em } = props;
  const { onChange, onReset } = props;
  const { ratio } = frame;
  const id = useId();
  const side = stripSideOf(blocks);
  const [walked, setWalked] = useState<number | null>(null);
  const [edited, setEdited] = useState<number | null>(null);
  const layout = useMemo(() => stripLayout(frame.layout, blocks, ratio), [frame, blocks, ratio]);
  const pooled = useMemo(() => [pooledFor(layout, values)], [layout, values]);
  const shown = useMemo((): Viewport => {
    if (side === "beside") return { left: 0, width: layout.columns.length, top: view.top, height: view.height };
    return { left: view.left, width: view.width, top: 0, height: layout.rows.length };
  }, [side, view, layout]);
  const below = side === "below";
  const entries = below
    ? visible(layout.columns, shown.left, shown.width)
    : visible(layout.rows, shown.top, shown.height);
  const room = roomForNumbers(entries.length > MOST_NUMBERS ? [] : entries.map((entry) => values[entry]), em);
  const { tile, gap } = below ? layout.columns : layout.rows;
  const numbered = below
    ? blocks[2] === 1 && room.width > 0 && tile + gap >= room.width * ratio
    : room.height > 0 && tile >= room.height * ratio;
  const width = shown.width / ratio + (numbered && !below ? room.width + 8 : 0);
  const height = shown.height / ratio + (below && numbered ? room.height : 0);
  const last = values.length - 1;
  const current = Math.min(walked ?? selected ?? 0, last);
  const open = edited !== null && edited <= last ? edited : null;

  const entryAt = (event: MouseEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const y = Math.min((event.clientY - top) * ratio, shown.height - layout.rows.margin - 1);
    const cell = cellAtPoint(
      layout,
      shown.left + (event.clientX - left) * ratio,
      shown.top + Math.max(y, layout.rows.margin),
    );
    return cell && indexOf(blocks, cell);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const next = entryStep(event.key, current, blocks);
    if (next !== null) {
      event.preventDefault();
      setWalked(next);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (onChange) setEdited(current);
    }
  };
  const outline = (entry: number) => {
    const { x, y } = boxOfCell(layout, cellAt(blocks, entry));
    const [left, top] = [(x.start - shown.left) / ratio, (y.start - shown.top) / ratio];
    return { x: left, y: top, width: (x.end - x.start) / ratio, height: (y.end - y.start) / ratio };
  };

  return (
    <div className={`parameter parameter-${side}`}>
      <div className="parameter-head" id={`${id}head`}>
        <var>{symbol}</var> <span className="parameter-words">{words}</span>
        {below && <ValueLegend scale={scale} />}
        {changed.length > 0 && (
          <button type="button" className="link-button parameter-reset" onClick={onReset}>
            Reset {symbol}
          </button>
        )}
      </div>
      <div
        className="parameter-strip"
        title={below ? undefined : scaleInWords(scale)}
        style={{ width, height }}
        role="application"
        aria-roledescription="parameter"
        aria-label={`${symbol}, ${words}`}
        aria-describedby={`${id}help`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys.
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => setWalked(current)}
        onBlur={() => setWalked(null)}
        onClick={(event) => {
          const entry = entryAt(event);
          if (entry !== null && onChange) setEdited(entry);
        }}
      >
        <HeatmapCanvas pooled={pooled} layout={layout} view={shown} values={values} scale={scale} ratio={ratio} />
        <svg className="heatmap-overlay" width={width} height={height} aria-hidden="true">
          {changed.slice(0, 500).map((entry) => (
            <rect key={entry} className="parameter-changed" {...outline(entry)} />
          ))}
          {selected !== null && selected <= last && <rect className="parameter-selected" {...outline(selected)} />}
          {(open ?? walked) !== null && (
            <rect className="parameter-walked" {...outline(Math.min(open ?? current, last))} />
          )}
          {numbered &&
            entries.map((tile) => {
              const box = outline(tile);
              const x = below
                ? visibleMiddle(box.x, box.width, shown.width / ratio, room.width)
                : box.x + box.width + 4;
              const y = below
                ? shown.height / ratio + room.height * 0.7
                : visibleMiddle(box.y, box.height, shown.height / ratio, room.height);
              if (x === null || y === null) return null;
              return (
                <text key={tile} className="parameter-number" data-side={side} x={x} y={below ? y : y + 4}>
                  {shortNumber(values[tile])}
                </text>
              );
            })}
        </svg>
      </div>
      <p id={`${id}help`} hidden>
        Arrow keys walk the entries{onChange ? ", Enter changes one" : ""}. {scaleInWords(scale)}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {walked === null ? "" : `${symbol} of ${describe(current)}: ${shortNumber(values[current])}`}
      </p>
      {open !== null && onChange && (
        <EntryEditor
          key={open}
          name={name}
          label={`${symbol} of ${describe(open)}`}
          value={values[open]}
          changed={changed.includes(open)}
          onChange={(value) => onChange(open, value)}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

/** More numbers than this have no room, however small. */
const MOST_NUMBERS = 200;

/** How much room the longest of some numbers takes, in CSS pixels; none where there are none. */
function roomForNumbers(values: readonly number[], em: number): { readonly width: number; readonly height: number } {
  const longest = Math.max(0, ...values.map((value) => shortNumber(value).length));
  return { width: longest * PER_CHARACTER * em, height: longest > 0 ? LINE * em : 0 };
}

function visible(track: Track, start: number, length: number): number[] {
  const { first, last } = tilesWithin(track, start, start + length);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
