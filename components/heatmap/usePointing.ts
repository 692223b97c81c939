import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Cell } from "../../engine/plan/shape.ts";
import type { HeatmapFrame } from "./frame.ts";
import { cellAtPoint } from "./layout.ts";
import type { Viewport } from "./paint.ts";

/** A place in the visible part, in CSS pixels from its corner. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a heatmap is pointed at: the cell, and the pointer's place; no place while walking by keyboard. */
export interface HeatmapPointed {
  readonly cell: Cell;
  readonly place: Place | null;
}

/**
 * The cell under the pointer: reported at most once a frame, again when the picture moves under a resting pointer,
 * and let go when the pointer leaves. `pointTo` points without a pointer.
 */
export function usePointing(frame: HeatmapFrame, view: Viewport, onPoint: (cell: Cell | null) => void) {
  const [pointed, setPointed] = useState<HeatmapPointed | null>(null);
  const request = useRef(0);
  useEffect(() => () => cancelAnimationFrame(request.current), []);

  const pointTo = (cell: Cell | null, place: Place | null = null) => {
    setPointed(cell && { cell, place });
    onPoint(cell);
  };
  const followPicture = useEffectEvent(() => {
    if (pointed?.place) pointTo(cellAtPointer(frame, view, pointed.place), pointed.place);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the picture's moves count.
  useEffect(() => followPicture(), [view]);

  const later = (event: PointerEvent, act: () => void) => {
    if (event.pointerType === "touch") return;
    cancelAnimationFrame(request.current);
    request.current = requestAnimationFrame(act);
  };
  const onPointerMove = (event: PointerEvent) => {
    const place = pointerPlace(event);
    later(event, () => pointTo(cellAtPointer(frame, view, place), place));
  };
  const onPointerLeave = (event: PointerEvent) => later(event, () => pointTo(null));
  return { pointed, pointTo, onPointerMove, onPointerLeave };
}

/** Where an event happened in its element. */
export function pointerPlace(event: { clientX: number; clientY: number; currentTarget: Element }): Place {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** The cell at a place, or null where there is none. */
export function cellAtPointer({ layout, ratio }: HeatmapFrame, view: Viewport, { x, y }: Place): Cell | null {
  if (x * ratio >= view.width || y * ratio >= view.height) return null;
  return cellAtPoint(layout, view.left + x * ratio, view.top + y * ratio);
}
