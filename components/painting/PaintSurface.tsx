import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
import type { Cell } from "../../engine/plan/shape.ts";
import type { CellAt, PaintBrush } from "./painting.ts";

/** A finger that rests for so long paints, in milliseconds; one that moves before scrolls. */
const REST = 150;
/** A finger that moves less than this many pixels rests. */
const RESTING = 6;

interface PaintSurfaceProps {
  /** Null where nothing is painted. */
  readonly brush: PaintBrush | null;
  /** The value at a place of the picture within. */
  readonly cellAt: RefObject<CellAt | null>;
  /** The value that is walked to by keyboard. */
  readonly pointed: Cell | null;
  readonly children: ReactNode;
}

/**
 * Around a picture that is painted on: a mouse or pen paints where it is dragged, a finger after a moment of rest, a tap and
 * the space bar where they are. With Alt or another button, and with two fingers, the picture does what it always does.
 */
export function PaintSurface({ brush, cellAt, pointed, children }: PaintSurfaceProps) {
  const surface = useRef<HTMLDivElement>(null);
  const stroke = useRef<{ readonly pointer: number; readonly last: string } | null>(null);
  const resting = useRef<{ readonly timer: number; readonly at: readonly [number, number] } | null>(null);
  const fingers = useRef(new Set<number>());
  const stopResting = () => {
    clearTimeout(resting.current?.timer);
    resting.current = null;
  };
  useEffect(() => () => clearTimeout(resting.current?.timer), []);
  useEffect(() => {
    // Keeps the page still under a finger that paints: a listener of React's may not.
    const hold = (event: TouchEvent) => {
      if (stroke.current && event.cancelable) event.preventDefault();
    };
    const element = surface.current;
    element?.addEventListener("touchmove", hold, { passive: false });
    return () => element?.removeEventListener("touchmove", hold);
  }, []);

  const reach = (pointer: number, x: number, y: number, starts: boolean, takes: boolean) => {
    const cell = cellAt.current?.(x, y);
    const place = cell?.join() ?? "";
    if (!cell || (!starts && stroke.current?.last === place)) return;
    stroke.current = { pointer, last: place };
    brush?.onStroke(cell, starts, takes);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (!brush) return;
    const { pointerType, pointerId, clientX, clientY, shiftKey } = event;
    if (pointerType !== "touch") {
      if (event.button !== 0 || event.altKey) return;
      event.stopPropagation();
      surface.current?.setPointerCapture(pointerId);
      reach(pointerId, clientX, clientY, true, shiftKey);
      return;
    }
    fingers.current.add(pointerId);
    stopResting();
    if (fingers.current.size > 1) return;
    const timer = window.setTimeout(() => {
      resting.current = null;
      surface.current?.setPointerCapture(pointerId);
      reach(pointerId, clientX, clientY, true, false);
    }, REST);
    resting.current = { timer, at: [clientX, clientY] };
  };
  const onPointerMove = (event: PointerEvent) => {
    const { pointerId, clientX, clientY } = event;
    const paints = stroke.current?.pointer === pointerId;
    if (paints) reach(pointerId, clientX, clientY, false, false);
    if (paints ? event.pointerType === "touch" : fingers.current.size === 1) event.stopPropagation();
    const at = resting.current?.at;
    if (at && Math.hypot(clientX - at[0], clientY - at[1]) > RESTING) stopResting();
  };
  const onPointerUp = ({ type, pointerId, clientX, clientY }: PointerEvent) => {
    const tapped = resting.current !== null && type === "pointerup";
    stopResting();
    fingers.current.delete(pointerId);
    if (tapped) reach(pointerId, clientX, clientY, true, false);
    if (stroke.current?.pointer === pointerId) stroke.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!brush || !pointed || event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    brush.onStroke(pointed, true, event.shiftKey);
  };
  return (
    <div
      ref={surface}
      className="paint-surface"
      onPointerDownCapture={onPointerDown}
      onPointerMoveCapture={onPointerMove}
      onPointerUpCapture={onPointerUp}
      onPointerCancelCapture={onPointerUp}
      onClickCapture={(event) => brush && event.stopPropagation()}
      onDoubleClickCapture={(event) => brush && event.stopPropagation()}
      onKeyDownCapture={onKeyDown}
    >
      {children}
    </div>
  );
}
