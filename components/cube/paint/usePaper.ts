import { type RefObject, useLayoutEffect, useState } from "react";
import { LIGHT, type Paper, paperOf } from "./paper.ts";

/** The colours in force at an element, read again when the theme or the system's colours change. */
export function usePaper(ref: RefObject<HTMLElement | null>): Paper {
  const [paper, setPaper] = useState(LIGHT);
  useLayoutEffect(() => {
    const read = () => {
      if (!ref.current) return;
      const next = paperOf(ref.current);
      setPaper((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
    const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
    for (const query of queries) query.addEventListener("change", read);
    return () => {
      observer.disconnect();
      for (const query of queries) query.removeEventListener("change", read);
    };
  }, [ref]);
  return paper;
}
