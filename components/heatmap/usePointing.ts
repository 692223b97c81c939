import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { Cell } from "../../engine/shape.ts";
import type { Frame } from "./frame.ts";
import { cellAtPoint } from "./layout.ts";
import type { View } from "./paint.ts";

/** Where a heatmap is pointed at: the cell, and the pointer's place in CSS pixels; no place while walking by keyboard. */
export interface Pointed {
  readonly cell: Cell;
  readonly place: { readonly x: number; readonly y: number } | null;
}

/** The cell under the pointer, told at most once a frame, and let go when the pointer leaves. */
export function usePointing(frame: Frame | null, view: View | null, onPoint: (cell: Cell | null) => void) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const request = useRef(0);
  useEffect(() => () => cancelAnimationFrame(request.current), []);

  const cellUnder = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const place = { x: event.clientX - left, y: event.clientY - top };
    const inside = frame && view && place.x * frame.ratio < view.width && place.y * frame.ratio < view.height;
    const cell = inside
      ? cellAtPoint(frame.layout, view.left + place.x * frame.ratio, view.top + place.y * frame.ratio)
      : null;
    return { cell, place };
  };
  const later = (act: () => void) => {
    cancelAnimationFrame(request.current);
    request.current = requestAnimationFrame(act);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const { cell, place } = cellUnder(event);
    later(() => {
      setPointed(cell && { cell, place });
      onPoint(cell);
    });
  };
  const onPointerLeave = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    later(() => {
      setPointed(null);
      onPoint(null);
    });
  };
  return { pointed, setPointed, cellUnder, onPointerMove, onPointerLeave };
}
