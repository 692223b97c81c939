import type { ScaleLinear } from "d3";
import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import type { ValueRange } from "../../engine/values/valueRange.ts";
import { type BrushSteps, moveRange, stepAt, stretchRange, toSteps } from "./brushSteps.ts";

/** What a plot needs to be brushed. */
export interface Brushing {
  /** The brushed range where it is one of this plot's values. */
  readonly range: ValueRange | null;
  /** Whether it stays when the pointer leaves. */
  readonly held: boolean;
  /** Brushes a range for good, or lets go with null. */
  onBrush(range: ValueRange | null): void;
  /** Brushes a range while it is pointed at. */
  onGlance(range: ValueRange | null): void;
}

interface BrushAreaProps extends Brushing {
  /** What is brushed: "x before". */
  readonly name: string;
  readonly x: ScaleLinear<number, number>;
  readonly steps: BrushSteps;
  /** The place of the area in its box, in CSS pixels. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** The brushed range in words: "from 0 to 1: 7 of 36 values". */
  describe(range: ValueRange): string;
}

/** Takes drags, clicks and keys over a plot and turns them into ranges of values, in the plot's own steps. */
export function BrushArea({ name, x, steps, box, range, held, onBrush, onGlance, describe }: BrushAreaProps) {
  const help = useId();
  const drag = useRef<{ from: number; moved: boolean } | null>(null);
  const stepOf = (event: PointerEvent) =>
    stepAt(steps, x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left + box.left));

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: stepOf(event), moved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const step = stepOf(event);
    if (!drag.current) {
      if (event.pointerType !== "touch") onGlance(toSteps(steps, step, step));
      return;
    }
    if (step === drag.current.from && !drag.current.moved) return;
    drag.current.moved = true;
    onBrush(toSteps(steps, drag.current.from, step));
  };
  const onPointerUp = () => {
    const pressed = drag.current;
    drag.current = null;
    if (!pressed || pressed.moved) return;
    const step = toSteps(steps, pressed.from, pressed.from);
    const again = held && range && range.low <= step.low && range.high >= step.high;
    onBrush(again ? null : step);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    if (event.key === "Escape") {
      onBrush(null);
      return;
    }
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onBrush(event.shiftKey ? stretchRange(steps, range, by) : moveRange(steps, range, by));
  };

  return (
    <>
      <div
        className="distribution-brush"
        style={box}
        role="application"
        aria-roledescription="value range"
        aria-label={`Brush a range of ${name}`}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys.
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          drag.current = null;
        }}
        onPointerLeave={() => onGlance(null)}
        onKeyDown={onKeyDown}
      />
      <p id={help} hidden>
        Drag over the plot, or use the arrow keys: they move the range, with Shift its upper end. Escape lets go. The
        values in the range are lit in every view.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {range ? describe(range) : ""}
      </p>
    </>
  );
}
