import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { shortNumber } from "../../engine/numbers.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import type { HeatmapFrame } from "../heatmap/frame.ts";
import { HeatmapCanvas } from "../heatmap/HeatmapCanvas.tsx";
import type { Viewport } from "../heatmap/paint.ts";
import { pooledFor } from "../heatmap/pool.ts";
import { scaleInWords } from "../heatmap/ValueLegend.tsx";
import { useGrounded } from "../useGround.ts";
import type { ValueScale } from "../valueScale.ts";
import { EntryEditor } from "./EntryEditor.tsx";
import { entryStep } from "./entryStep.ts";
import { StripMarks } from "./StripMarks.tsx";
import { useStripGeometry } from "./useStripGeometry.ts";
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

/** The entries of a parameter in its true shape, aligned to the tensor's tiles; each can be walked to and changed. */
export function ParameterStrip(props: ParameterStripProps) {
  const { name, symbol, words, blocks, values, changed, selected, describe, frame, view, em } = props;
  const { onChange, onReset } = props;
  const scale = useGrounded(props.scale);
  const geometry = useStripGeometry(blocks, values, frame, view, em);
  const { below, layout, shown, width, height } = geometry;
  const id = useId();
  const [walked, setWalked] = useState<number | null>(null);
  const [edited, setEdited] = useState<number | null>(null);
  const pooled = useMemo(() => [pooledFor(layout, values)], [layout, values]);
  const title = [words, scaleInWords(scale)].filter(Boolean).join(". ");
  const last = values.length - 1;
  const current = Math.min(walked ?? selected ?? 0, last);
  const open = edited !== null && edited <= last ? edited : null;

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

  return (
    <div className={`parameter parameter-${below ? "below" : "beside"}`}>
      <var className="parameter-symbol" title={title}>
        {symbol}
      </var>
      <div
        className="parameter-strip"
        title={title}
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
          const entry = geometry.entryAt(event);
          if (entry !== null && onChange) setEdited(entry);
        }}
      >
        <HeatmapCanvas pooled={pooled} layout={layout} view={shown} values={values} scale={scale} ratio={frame.ratio} />
        <StripMarks {...{ geometry, values, changed, selected }} walked={open ?? (walked === null ? null : current)} />
      </div>
      <p id={`${id}help`} hidden>
        Arrow keys walk the entries{onChange ? ", Enter changes one" : ""}. {scaleInWords(scale)}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {walked === null ? "" : `${symbol} of ${describe(current)}: ${shortNumber(values[current])}`}
      </p>
      {changed.length > 0 && (
        <button
          type="button"
          className="parameter-reset"
          aria-label={`Reset ${symbol}`}
          title={`Reset ${symbol}`}
          onClick={onReset}
        >
          ↺
        </button>
      )}
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
