import { type PointerEvent, useEffect, useRef } from "react";
import type { Cell } from "../../engine/plan/shape.ts";
import type { PaintBrush } from "./painting.ts";

/** A finger that rests for so long paints, in milliseconds; one that moves before scrolls or turns. */
const REST = 150;
/** A finger that moves less than this many pixels rests. */
const RESTING = 6;

type CellUnder = (event: { clientX: number; clientY: number; currentTarget: Element }) => Cell | null;

/**
 * Strokes of a brush: a mouse or pen paints where it is dragged, a finger after a moment of rest, and a tap paints one
 * value. With Alt or another button, and with a second finger, nothing is painted.
 * @param brush null where nothing is painted
 */
export function useStroke(brush: PaintBrush | null, cellUnder: CellUnder) {
  const stroke = useRef<{ readonly pointer: number; last: string } | null>(null);
  const resting = useRef<{ readonly timer: number; readonly at: readonly [number, number] } | null>(null);
  const fingers = useRef(new Set<number>());
  const stopResting = () => {
    clearTimeout(resting.current?.timer);
    resting.current = null;
  };
  useEffect(() => () => clearTimeout(resting.current?.timer), []);

  const reach = (event: PointerEvent, starts: boolean) => {
    const cell = cellUnder(event);
    const place = cell?.join() ?? "";
    if (!cell || (!starts && stroke.current?.last === place)) return;
    stroke.current = { pointer: event.pointerId, last: place };
    brush?.onStroke(cell, starts, event.shiftKey);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (!brush) return;
    if (event.pointerType !== "touch") {
      if (event.button !== 0 || event.altKey) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      reach(event, true);
      return;
    }
    fingers.current.add(event.pointerId);
    stopResting();
    if (fingers.current.size > 1) return;
    const { clientX, clientY, currentTarget, pointerId } = event;
    const timer = window.setTimeout(() => {
      resting.current = null;
      currentTarget.setPointerCapture(pointerId);
      const cell = cellUnder({ clientX, clientY, currentTarget });
      if (!cell) return;
      stroke.current = { pointer: pointerId, last: cell.join() };
      brush.onStroke(cell, true, false);
    }, REST);
    resting.current = { timer, at: [clientX, clientY] };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (stroke.current?.pointer === event.pointerId) {
      reach(event, false);
      return;
    }
    if (!resting.current) return;
    const [x, y] = resting.current.at;
    if (Math.hypot(event.clientX - x, event.clientY - y) > RESTING) stopResting();
  };
  const onPointerUp = (event: PointerEvent) => {
    const tapped = resting.current !== null && event.type === "pointerup";
    stopResting();
    fingers.current.delete(event.pointerId);
    if (tapped) reach(event, true);
    if (stroke.current?.pointer === event.pointerId) stroke.current = null;
  };
  return {
    /** Whether a stroke is going on. */
    paints: () => stroke.current !== null,
    /** Whether one finger alone is down: it neither turns nor shifts what it paints on. */
    oneFinger: () => fingers.current.size === 1,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp },
  };
}

/** Keeps the page still under a finger that paints. A listener of React's may not. */
export function useStillPage(element: { readonly current: HTMLElement | null }, paints: () => boolean): void {
  useEffect(() => {
    const target = element.current;
    const hold = (event: TouchEvent) => {
      if (paints() && event.cancelable) event.preventDefault();
    };
    target?.addEventListener("touchmove", hold, { passive: false });
    return () => target?.removeEventListener("touchmove", hold);
  });
}
