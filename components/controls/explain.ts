import { placeBeside } from "./placement.ts";

const OPEN_AFTER = 250;
const CLOSE_AFTER = 150;

let closeOpenTip = () => {};

/**
 * Ref callback of a `.hint-row`: shows the row's `.hint-tip` while its `.hint-term` is pointed at or anything in the row has
 * keyboard focus. A tap on the term opens it on touch screens. Escape, leaving, scrolling and using the control close it;
 * the pointer may move onto the tip. One tip is open at a time.
 */
export function explain(row: HTMLElement | null): (() => void) | undefined {
  const term = row?.querySelector<HTMLElement>(".hint-term");
  const tip = row?.querySelector<HTMLElement>(".hint-tip");
  if (!row || !term || !tip) return undefined;
  const listeners = new AbortController();
  const { signal } = listeners;
  let timer = 0;

  const isOpen = () => tip.matches(":popover-open");
  const close = () => {
    clearTimeout(timer);
    if (isOpen()) tip.hidePopover();
  };
  const open = () => {
    clearTimeout(timer);
    if (isOpen()) return;
    closeOpenTip();
    closeOpenTip = close;
    tip.showPopover();
    const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const [termBox, rowBox, tipBox] = [term, row, tip].map((element) => element.getBoundingClientRect());
    const { left, top } = placeBeside(termBox, rowBox, tipBox, viewport);
    tip.style.left = `${left}px`;
    tip.style.top = `${top}px`;
  };
  const soon = (act: () => void, delay: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(act, delay);
  };

  for (const part of [term, tip]) {
    part.addEventListener("pointerenter", ({ pointerType }) => pointerType !== "touch" && soon(open, OPEN_AFTER), {
      signal,
    });
    part.addEventListener("pointerleave", ({ pointerType }) => pointerType !== "touch" && soon(close, CLOSE_AFTER), {
      signal,
    });
  }
  term.addEventListener("click", (event) => (event as PointerEvent).pointerType !== "mouse" && soon(open, OPEN_AFTER), {
    signal,
  });
  row.addEventListener(
    "focusin",
    ({ target }) => {
      if (!(target instanceof Element) || target.closest(".hint-row") !== row) return;
      if (target.matches(":focus-visible")) soon(open, OPEN_AFTER);
    },
    { signal },
  );
  row.addEventListener("focusout", close, { signal });
  row.addEventListener("input", close, { signal });
  window.addEventListener("scroll", close, { signal, capture: true, passive: true });
  window.addEventListener("pointerdown", ({ target }) => !row.contains(target as Node) && close(), { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      // This Escape closes the explanation and nothing else: no dialog, no pinned cell.
      event.stopPropagation();
      event.preventDefault();
      close();
    },
    { signal, capture: true },
  );

  return () => {
    close();
    listeners.abort();
  };
}
