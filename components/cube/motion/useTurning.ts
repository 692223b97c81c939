import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import type { CubeFrame, Orientation, Vec2 } from "../space/projection.ts";
import { drag, shift, zoomAt } from "../space/turn.ts";

/** A press that moves less than this many pixels is a click. */
const CLICK = 4;

/** So long after the last turn of the wheel the picture glides again, in milliseconds. */
const WHEEL_ENDS = 160;

/**
 * Turns by dragging with one pointer, shifts with Shift or the middle button, zooms and shifts with two fingers, zooms with
 * the wheel and Ctrl (which is what a trackpad's pinch is). The plain wheel and vertical swipes scroll the page.
 */
export function useTurning(
  stage: RefObject<HTMLElement | null>,
  frame: CubeFrame,
  orientation: Orientation,
  onOrient: (orientation: Orientation) => void,
) {
  const [turning, setTurning] = useState(false);
  const fingers = useRef(new Map<number, Vec2>());
  const start = useRef<Vec2>([0, 0]);
  const moved = useRef(false);
  // Several events may come before the next picture: each goes on from where the last one turned to.
  const latest = useRef(orientation);
  useLayoutEffect(() => {
    latest.current = orientation;
  });
  const turnTo = (next: Orientation) => {
    latest.current = next;
    onOrient(next);
  };

  const placeOf = ([x, y]: Vec2): Vec2 => {
    const box = stage.current?.getBoundingClientRect();
    return [x - (box?.left ?? 0), y - (box?.top ?? 0)];
  };

  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    setTurning(true);
    const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 180);
    turnTo(zoomAt(latest.current, factor, placeOf([event.clientX, event.clientY]), frame));
  });
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    let ending = 0;
    const wheel = (event: WheelEvent) => {
      onWheel(event);
      clearTimeout(ending);
      ending = window.setTimeout(() => fingers.current.size === 0 && setTurning(false), WHEEL_ENDS);
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      clearTimeout(ending);
      element.removeEventListener("wheel", wheel);
    };
  }, [stage]);

  const onPointerDown = (event: PointerEvent) => {
    if (event.button > 1) return;
    if (fingers.current.size === 0) {
      start.current = [event.clientX, event.clientY];
      moved.current = false;
    }
    fingers.current.set(event.pointerId, [event.clientX, event.clientY]);
  };
  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    const now: Vec2 = [event.clientX, event.clientY];
    if (!moved.current && Math.hypot(now[0] - start.current[0], now[1] - start.current[1]) < CLICK) return;
    if (!moved.current) {
      moved.current = true;
      setTurning(true);
      stage.current?.setPointerCapture(event.pointerId);
    }
    const by: Vec2 = [now[0] - before[0], now[1] - before[1]];
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    if (other) turnTo(pinch(latest.current, [before, now, other], placeOf, frame));
    else if (event.shiftKey || event.buttons === 4) turnTo(shift(latest.current, by, frame));
    else turnTo(drag(latest.current, by));
  };
  const onPointerUp = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    if (fingers.current.size === 0) setTurning(false);
  };
  return {
    turning,
    /** Whether the press that just ended was a drag and no click. */
    wasDrag: () => moved.current,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp },
  };
}

/** One of two fingers moved, from before to now, the other did not: their distance zooms, their middle shifts. */
function pinch(
  orientation: Orientation,
  [before, now, other]: readonly [Vec2, Vec2, Vec2],
  placeOf: (client: Vec2) => Vec2,
  frame: CubeFrame,
): Orientation {
  const apart = (finger: Vec2) => Math.max(1, Math.hypot(finger[0] - other[0], finger[1] - other[1]));
  const middle = placeOf([(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
  const half: Vec2 = [(now[0] - before[0]) / 2, (now[1] - before[1]) / 2];
  return zoomAt(shift(orientation, half, frame), apart(now) / apart(before), middle, frame);
}
