import type { Page } from "@playwright/test";

/** What a text may stick out by, in CSS pixels, since boxes of letters are a little larger than their ink. */
const INK = 2;

/**
 * Every text of the page that is cut: by a box that hides what does not fit into it, or by the edge of the page; and that
 * page or an open dialog scrolls sideways. What can be scrolled to in a box of its own is not cut. With them, every text
 * that is smaller than 12 px or set in capitals.
 */
export function textsCut(page: Page): Promise<string[]> {
  return page.evaluate((ink) => {
    const root = document.documentElement;

    const ownText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest("option, [popover]:not(:popover-open)") &&
      !hasHiddenParent(element);
    /** For screen readers alone: clipped on purpose. */
    function hasHiddenParent(element: Element): boolean {
      for (let up: Element | null = element; up; up = up.parentElement) {
        if (getComputedStyle(up).clipPath === "inset(50%)") return true;
      }
      return false;
    }
    const extent = (element: Element) => {
      const range = document.createRange();
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const boxes: DOMRect[] = [];
      while (texts.nextNode()) {
        if (!texts.currentNode.parentElement || hasHiddenParent(texts.currentNode.parentElement)) continue;
        range.selectNodeContents(texts.currentNode);
        boxes.push(...[...range.getClientRects()].filter(({ width }) => width > 0));
      }
      const of = (side: "left" | "top" | "right" | "bottom", pick: typeof Math.min) =>
        pick(...boxes.map((box) => box[side]));
      return boxes.length === 0
        ? null
        : { x: [of("left", Math.min), of("right", Math.max)], y: [of("top", Math.min), of("bottom", Math.max)] };
    };

    function cutter(element: Element): string | null {
      const text = extent(element);
      if (!text) return null;
      const free = { x: false, y: false };
      for (let up: Element | null = element; up && up !== document.body; up = up.parentElement) {
        const box = up.getBoundingClientRect();
        const style = getComputedStyle(up);
        for (const axis of ["x", "y"] as const) {
          if (free[axis]) continue;
          const overflow = axis === "x" ? style.overflowX : style.overflowY;
          const [start, end] = axis === "x" ? [box.left, box.right] : [box.top, box.bottom];
          if (overflow === "auto" || overflow === "scroll") {
            const length = axis === "x" ? up.scrollWidth - up.clientWidth : up.scrollHeight - up.clientHeight;
            if (length > 0) free[axis] = true;
          }
          if (free[axis] || overflow === "visible") continue;
          if (text[axis][0] < start - ink || text[axis][1] > end + ink) return nameOf(up);
        }
      }
      return !free.x && (text.x[0] < -ink || text.x[1] > root.clientWidth + ink) ? "the edge of the page" : null;
    }

    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute("class")} “${element.textContent?.trim().slice(0, 40)}”`;
    const cut: string[] = [];
    if (root.scrollWidth > root.clientWidth) cut.push(`the page is ${root.scrollWidth} wide, not ${root.clientWidth}`);
    for (const dialog of document.querySelectorAll("dialog[open]")) {
      if (dialog.scrollWidth > dialog.clientWidth)
        cut.push(`the dialog is wider by ${dialog.scrollWidth - dialog.clientWidth}`);
    }
    for (const element of document.body.querySelectorAll("*")) {
      if (!ownText(element) || !isShown(element)) continue;
      const { fontSize, textTransform } = getComputedStyle(element);
      // Indices are smaller than what they stand at.
      if (Number.parseFloat(fontSize) < 12 && !element.closest("sub, sup, .katex"))
        cut.push(`${nameOf(element)} is ${fontSize}`);
      if (textTransform !== "none") cut.push(`${nameOf(element)} is in ${textTransform}`);
      const by = cutter(element);
      if (by) cut.push(`${nameOf(element)} is cut by ${by}`);
    }
    for (const field of document.querySelectorAll<HTMLInputElement>("input[type=text]")) {
      if (isShown(field) && field.scrollWidth > field.clientWidth + ink) cut.push(`the field of “${field.value}”`);
    }
    return cut;
  }, INK);
}
