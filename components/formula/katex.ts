import type { KatexOptions } from "katex";
import { useEffect, useState } from "react";
import { placeOf, skeletonOf } from "./skeleton.ts";

/** Typesets LaTeX into an element. */
export type Render = (latex: string, into: HTMLElement) => void;

/**
 * All that is typeset is ours, so the marks of quantities (`data-role`) may be trusted. The HTML alone is made: the
 * formula in plain text stands beside it for those who do not see it.
 */
const OPTIONS: KatexOptions = { output: "html", trust: true, strict: false, throwOnError: false };

/** More skeletons than a visit sees, unless it goes through everything. */
const MOST_TEMPLATES = 500;

let render: Render | null = null;
let loading: Promise<Render> | null = null;

async function load(): Promise<Render> {
  const [{ default: katex }] = await Promise.all([import("katex"), import("katex/dist/katex.min.css")]);
  render = renderer((latex, into) => katex.render(latex, into, OPTIONS));
  return render;
}

/**
 * Typesets each skeleton once and from then on exchanges numbers only: digits are all of one height, so nothing else
 * changes, and a formula follows the pointer.
 */
function renderer(typeset: Render): Render {
  const templates = new Map<string, HTMLElement>();
  const shown = new WeakMap<HTMLElement, { readonly key: string; readonly texts: readonly Text[] }>();

  function templateOf(key: string): Node {
    let template = templates.get(key);
    if (!template) {
      if (templates.size >= MOST_TEMPLATES) templates.clear();
      template = document.createElement("span");
      typeset(key, template);
      templates.set(key, template);
    }
    return template.cloneNode(true);
  }

  return (latex, into) => {
    const { key, numbers } = skeletonOf(latex);
    let held = shown.get(into);
    if (held?.key !== key) {
      into.replaceChildren(templateOf(key));
      held = { key, texts: numberTexts(into) };
      shown.set(into, held);
    }
    numbers.forEach((number, place) => {
      const text = held.texts[place];
      if (text && text.nodeValue !== number) text.nodeValue = number;
    });
  };
}

/** The texts of the placeholders, in the order of the numbers that they stand for. */
function numberTexts(typeset: HTMLElement): Text[] {
  const walker = document.createTreeWalker(typeset, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const place = placeOf(walker.currentNode.nodeValue ?? "");
    if (place >= 0) texts[place] = walker.currentNode as Text;
  }
  return texts;
}

/** KaTeX, loaded when a formula is first shown; null until then, and for good where it cannot be loaded. */
export function useKatex(): Render | null {
  const [ready, setReady] = useState<Render | null>(() => render);
  useEffect(() => {
    if (ready) return;
    loading ??= load();
    loading.then((loaded) => setReady(() => loaded)).catch(() => {});
  }, [ready]);
  return ready;
}
