import { type RefObject, useLayoutEffect, useRef } from "react";

/** Tells the styles how high an element is, by the name of a property at the root, for as long as it is there. */
export function useHeight<E extends HTMLElement>(property: `--${string}`, onChange?: () => void): RefObject<E | null> {
  const measured = useRef<E>(null);
  useLayoutEffect(() => {
    const element = measured.current;
    if (!element) return;
    const root = document.documentElement;
    const measure = () => {
      root.style.setProperty(property, `${element.offsetHeight}px`);
      onChange?.();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty(property);
    };
  }, [property, onChange]);
  return measured;
}
