import { type RefObject, useLayoutEffect, useState } from "react";

/** What a reader's text is usually as large as, in CSS pixels. */
const USUAL_TEXT = 16;

interface Size {
  readonly width: number;
  readonly height: number;
  /** How many times as large as usual the page's text is. */
  readonly text: number;
}

/** The size of an element in CSS pixels and that of the page's text, followed as they change. Zero before the first layout. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0, text: 1 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TEXT;
      const next = { width, height, text };
      setSize((old) => (old.width === width && old.height === height && old.text === text ? old : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
