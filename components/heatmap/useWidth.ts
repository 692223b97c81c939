import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The inner width of an element and the size of its text, in CSS pixels. */
export interface Width {
  readonly width: number;
  readonly em: number;
  /** How many device pixels make one CSS pixel. */
  readonly ratio: number;
}

/** Measures an element, and again whenever its width or the page's zoom changes. Null before the first layout. */
export function useWidth<E extends HTMLElement>(): [RefObject<E | null>, Width | null] {
  const element = useRef<E>(null);
  const [measured, setMeasured] = useState<Width | null>(null);
  /** Measured a second time before anything is seen: what is drawn in the first width may take some of it. */
  const drawn = measured !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it says when, not what.
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      const em = Number.parseFloat(getComputedStyle(node).fontSize);
      const next = { width: node.clientWidth, em, ratio: window.devicePixelRatio };
      setMeasured((last) => (last && isSame(last, next) ? last : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    window.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, [drawn]);
  return [element, measured];
}

function isSame(a: Width, b: Width): boolean {
  return a.width === b.width && a.em === b.em && a.ratio === b.ratio;
}
