import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { Cell } from "../../engine/plan/shape.ts";
import type { Vec2 } from "./space/projection.ts";

/** What is pointed at: the cell, and where the pointer is in the stage; no place while walking by keyboard. */
export interface CubePointed {
  readonly cell: Cell;
  readonly place: Vec2 | null;
}

/** The cell under the pointer, told at most once a frame, and let go when the pointer leaves. */
export function useCubePointing(cellAt: (place: Vec2) => Cell | null, onPoint: (cell: Cell | null) => void) {
  const [pointed, setPointed] = useState<CubePointed | null>(null);
  const request = useRef(0);
  useEffect(() => () => cancelAnimationFrame(request.current), []);

  const placeOf = (event: { clientX: number; clientY: number; currentTarget: Element }): Vec2 => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const show = (next: CubePointed | null) => {
    setPointed(next);
    onPoint(next?.cell ?? null);
  };
  const later = (act: () => void) => {
    cancelAnimationFrame(request.current);
    request.current = requestAnimationFrame(act);
  };
  const letGo = () => {
    cancelAnimationFrame(request.current);
    show(null);
  };
  return {
    pointed,
    cellUnder: (event: { clientX: number; clientY: number; currentTarget: Element }) => cellAt(placeOf(event)),
    onPointerMove: (event: PointerEvent) => {
      if (event.pointerType === "touch") return;
      const place = placeOf(event);
      const cell = cellAt(place);
      later(() => show(cell && { cell, place }));
    },
    onPointerLeave: (event: PointerEvent) => {
      if (event.pointerType !== "touch") letGo();
    },
    /** Lets go of what the pointer was at, once. */
    leave: () => {
      if (pointed) letGo();
    },
    walkTo: (cell: Cell) => show({ cell, place: null }),
    letGo,
    onBlur: () => {
      if (pointed?.place === null) letGo();
    },
  };
}
