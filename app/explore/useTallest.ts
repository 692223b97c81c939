import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Below this many CSS pixels a heatmap scrolls the page rather than itself. */
const LEAST = 96;

/**
 * How tall each of the heatmaps in a box of a given height may be, in CSS pixels, so that all of them stay in sight: what
 * their heads, notes and parameters leave, in equal parts. Undefined where the box is as high as they are.
 */
export function useTallest(): readonly [
  box: RefObject<HTMLDivElement | null>,
  tallest: number | undefined,
  measured: boolean,
] {
  const box = useRef<HTMLDivElement>(null);
  const [{ tallest, measured }, setRoom] = useState<{ tallest?: number; measured: boolean }>({ measured: false });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // What a lower heatmap shows beside its values may take room itself: of one composition the lowest height holds.
    let lowest = { of: "", tallest: Number.POSITIVE_INFINITY };
    const measure = () => {
      const grids = [...element.querySelectorAll<HTMLElement>(".heatmap-box")];
      if (getComputedStyle(element).overflow === "visible") return setRoom({ measured: true });
      const beside = element.scrollHeight - grids.reduce((sum, grid) => sum + grid.offsetHeight, 0);
      const content = [...element.children].reduce((sum, child) => sum + (child as HTMLElement).offsetHeight, 0);
      const others = Math.min(
        beside,
        content + gaps(element) - grids.reduce((sum, grid) => sum + grid.offsetHeight, 0),
      );
      const room = Math.max(LEAST, Math.floor((element.clientHeight - others) / Math.max(1, grids.length)));
      const heads = [...element.querySelectorAll<HTMLElement>(".heatmap-head")].map((head) => head.offsetHeight);
      const parts = element.querySelectorAll(".heatmap, .pictures, .parameter").length;
      const of = [element.clientHeight, parts, ...heads].join();
      lowest = { of, tallest: of === lowest.of ? Math.min(lowest.tallest, room) : room };
      setRoom((now) =>
        now.measured && now.tallest === lowest.tallest ? now : { tallest: lowest.tallest, measured: grids.length > 0 },
      );
    };
    // Drawn in the frame in which it was measured: nothing is seen to move.
    const observer = new ResizeObserver(() => flushSync(measure));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return [box, tallest, measured];
}

function gaps(element: HTMLElement): number {
  return (element.children.length - 1) * (Number.parseFloat(getComputedStyle(element).rowGap) || 0);
}
