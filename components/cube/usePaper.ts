import { rgb } from "d3";
import { type RefObject, useLayoutEffect, useState } from "react";
import type { Rgb } from "./colors.ts";
import type { Paper } from "./paint.ts";

const WHITE: Paper = { surface: [255, 255, 255], line: [134, 138, 148] };

/** The theme's colours that a canvas needs as numbers, read from CSS and again when the theme or the system's colours change. */
export function usePaper(ref: RefObject<HTMLElement | null>): Paper {
  const [paper, setPaper] = useState<Paper>(WHITE);
  useLayoutEffect(() => {
    const read = () => {
      if (!ref.current) return;
      const { backgroundColor, borderTopColor } = getComputedStyle(ref.current);
      const next: Paper = { surface: numbers(backgroundColor), line: numbers(borderTopColor) };
      setPaper((old) => (`${old.surface} ${old.line}` === `${next.surface} ${next.line}` ? old : next));
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

function numbers(color: string): Rgb {
  const { r, g, b } = rgb(color);
  return [r, g, b];
}
