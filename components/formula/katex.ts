import type { KatexOptions } from "katex";
import { placeholderOf, skeletonOf } from "./skeleton.ts";

/** Typesets LaTeX. */
export interface Typesetter {
  /** Does ahead what takes long. Until `show` nothing is seen of it. */
  prepare(latex: string): void;
  /** Shows LaTeX in an element. */
  show(latex: string, into: HTMLElement): void;
}

/**
 * All that is typeset is ours, so the marks of quantities (`data-role`) may be trusted. The HTML alone is made: the
 * formula in plain text stands beside it for those who do not see it.
 */
const OPTIONS: KatexOptions = { output: "html", trust: true, strict: false, throwOnError: false };

/** More skeletons than a visit sees, unless it goes through everything. */
const MOST_TEMPLATES = 500;

/** The faces that formulas are set in. A letter in a fallback's measures would move when its own face arrives. */
const FACES = ["16px KaTeX_Main", "bold 16px KaTeX_Main", "italic 16px KaTeX_Math", "16px KaTeX_Size1"];

let ready: Typesetter | null = null;
let loading: Promise<void> | null = null;

/** Loads KaTeX with its faces. Where that fails, formulas stay in plain text. */
export function typesetting(): Promise<void> {
  loading ??= load().catch(() => {});
  return loading;
}

/** What typesets; null before `typesetting` is through, and for good where it has failed. */
export function typesetter(): Typesetter | null {
  return ready;
}

async function load(): Promise<void> {
  const [{ default: katex }] = await Promise.all([import("katex"), import("katex/dist/katex.min.css")]);
  await Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
  ready = remembering((latex, into) => katex.render(latex, into, OPTIONS));
}

/**
 * Typesets each skeleton once and from then on exchanges numbers only: digits are all of one height, so nothing else
 * changes, and a formula follows the pointer.
 */
function remembering(typeset: Typesetter["show"]): Typesetter {
  const templates = new Map<string, HTMLElement>();
  const shown = new WeakMap<HTMLElement, { readonly key: string; readonly texts: readonly Text[] }>();

  function templateOf(key: string): HTMLElement {
    let template = templates.get(key);
    if (!template) {
      if (templates.size >= MOST_TEMPLATES) templates.clear();
      template = document.createElement("span");
      typeset(key, template);
      templates.set(key, template);
    }
    return template;
  }

  return {
    prepare: (latex) => {
      templateOf(skeletonOf(latex).key);
    },
    show: (latex, into) => {
      const { key, numbers } = skeletonOf(latex);
      let held = shown.get(into);
      if (held?.key !== key) {
        into.replaceChildren(templateOf(key).cloneNode(true));
        held = { key, texts: numberTexts(into) };
        shown.set(into, held);
      }
      numbers.forEach((number, place) => {
        const text = held.texts[place];
        if (text && text.nodeValue !== number) text.nodeValue = number;
      });
    },
  };
}

/** The texts of the placeholders, in the order of the numbers that they stand for. */
function numberTexts(typeset: HTMLElement): Text[] {
  const walker = document.createTreeWalker(typeset, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const place = placeholderOf(walker.currentNode.nodeValue ?? "");
    if (place >= 0) texts[place] = walker.currentNode as Text;
  }
  return texts;
}
