import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { HeatmapFrame } from "./frame.ts";
import type { Viewport } from "./paint.ts";
import { isCoarse, offsetFor, scrollFor } from "./scroll.ts";
import { type HeatmapWindow, windowAt } from "./window.ts";

/**
 * Keeps a scrolling element and a window together: the person's scrolling is reported as windows, a window from
 * elsewhere scrolls the element. A window that comes back from here is left alone: by then the element may have moved on.
 */
export function useScroll(
  frame: HeatmapFrame,
  view: Viewport,
  shown: HeatmapWindow,
  onWindow: (shown: HeatmapWindow) => void,
): [scroller: RefObject<HTMLDivElement | null>, onScroll: () => void] {
  const scroller = useRef<HTMLDivElement>(null);
  const reported = useRef(new WeakSet<HeatmapWindow>());
  const scrolledIn = useRef<HeatmapFrame>(null);

  useLayoutEffect(() => {
    const node = scroller.current;
    const ownMove = scrolledIn.current === frame && reported.current.has(shown);
    scrolledIn.current = frame;
    // Reading a scroll position makes the browser lay the page out: not for what cannot scroll.
    if (!node || ownMove || !(frame.scrollsX || frame.scrollsY)) return;
    const { left, top } = scrollOf(node, frame, view);
    if (Math.abs(node.scrollLeft - left) >= 1) node.scrollLeft = left;
    if (Math.abs(node.scrollTop - top) >= 1) node.scrollTop = top;
  }, [frame, view, shown]);

  const report = (left: number, top: number) => {
    const moved = windowAt(shown.zoom, frame.layout, left, top);
    reported.current.add(moved);
    onWindow(moved);
  };

  const coarse =
    isCoarse(frame.layout.columns.length / frame.ratio) || isCoarse(frame.layout.rows.length / frame.ratio);
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (event.ctrlKey) return;
    const step = frame.ratio * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 40 : 1);
    const { furthestX, furthestY } = furthest(frame, view);
    const across = event.deltaX || (event.shiftKey ? event.deltaY : 0);
    const down = event.shiftKey ? 0 : event.deltaY;
    const left = clamp(view.left + across * step, furthestX);
    const top = clamp(view.top + down * step, furthestY);
    if (left === view.left && top === view.top) return;
    event.preventDefault();
    onWindow(windowAt(shown.zoom, frame.layout, left, top));
  });
  useEffect(() => {
    const node = scroller.current;
    if (!node || !coarse) return;
    const listener = (event: WheelEvent) => onWheel(event);
    node.addEventListener("wheel", listener, { passive: false });
    return () => node.removeEventListener("wheel", listener);
  }, [coarse]);

  const onScroll = () => {
    const node = scroller.current;
    if (!node) return;
    const expected = scrollOf(node, frame, view);
    if (Math.abs(node.scrollLeft - expected.left) < 1 && Math.abs(node.scrollTop - expected.top) < 1) return;
    const { furthestX, furthestY } = furthest(frame, view);
    report(
      offsetFor(node.scrollLeft, furthestX, node.scrollWidth - node.clientWidth),
      offsetFor(node.scrollTop, furthestY, node.scrollHeight - node.clientHeight),
    );
  };
  return [scroller, onScroll];
}

function furthest({ layout }: HeatmapFrame, view: Viewport) {
  return { furthestX: layout.columns.length - view.width, furthestY: layout.rows.length - view.height };
}

function scrollOf(node: HTMLElement, frame: HeatmapFrame, view: Viewport) {
  const { furthestX, furthestY } = furthest(frame, view);
  return {
    left: scrollFor(view.left, furthestX, node.scrollWidth - node.clientWidth),
    top: scrollFor(view.top, furthestY, node.scrollHeight - node.clientHeight),
  };
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
