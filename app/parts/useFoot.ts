import { type RefObject, useLayoutEffect, useRef } from "react";
import "./foot.css";

/**
 * For what stands at the bottom of the window whatever is scrolled: the page is told its height, by the name of a property,
 * and keeps clear of it.
 */
export function useFoot<E extends HTMLElement>(property: "--foot-bar" | "--foot-card"): RefObject<E | null> {
  const foot = useRef<E>(null);
  useLayoutEffect(() => {
    const element = foot.current;
    if (!element) return;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => {
      root.style.setProperty(property, `${element.offsetHeight}px`);
      // What had the focus before the foot grew over it.
      const focused = document.activeElement;
      if (focused?.matches(":focus-visible")) focused.scrollIntoView({ block: "nearest" });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty(property);
    };
  }, [property]);
  return foot;
}
