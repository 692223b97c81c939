import { type RefObject, useLayoutEffect, useRef, useState } from "react";

type Measures = Readonly<Record<string, number>>;

/**
 * Measures an element, and again whenever its size or the page's zoom changes. Null before the first layout.
 * @param read the same function at every call
 */
export function useMeasured<E extends HTMLElement, M extends Measures>(
  read: (element: E) => M,
): [RefObject<E | null>, M | null] {
  const element = useRef<E>(null);
  const [measured, setMeasured] = useState<M | null>(null);
  /** Measured a second time before anything is seen: what is drawn in the first width may take some of it. */
  const drawn = measured !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it says when, not what.
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      const next = read(node);
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

function isSame(a: Measures, b: Measures): boolean {
  return Object.keys(a).every((name) => a[name] === b[name]);
}
