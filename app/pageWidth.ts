import { create } from "zustand";

/** Widths in rem below which something gives way: a reader's larger text leaves less room in the same window. */
const WIDTHS = [90, 80, 70, 64, 56, 48, 40, 24] as const;
type Width = (typeof WIDTHS)[number];

/** How much room the page has: transient, and as `data-under` at the root, where the styles read it. */
export const pageWidth = create<{ readonly under: readonly Width[] }>(() => ({ under: [] }));

/** Which of the widths a window falls short of. */
export function widthsAbove(pixels: number, rem: number): readonly Width[] {
  return WIDTHS.filter((width) => pixels < width * rem);
}

/** Measures the window in the page's own text for as long as the page lives. */
export function followPageWidth(): void {
  const root = document.documentElement;
  const measure = () => {
    const under = widthsAbove(root.clientWidth, Number.parseFloat(getComputedStyle(root).fontSize));
    if (root.dataset.under === under.join(" ")) return;
    root.dataset.under = under.join(" ");
    pageWidth.setState({ under });
  };
  measure();
  window.addEventListener("resize", measure);
  // Larger text makes the page longer, whoever enlarged it.
  new ResizeObserver(measure).observe(root);
}

/** Whether the page is as narrow as a phone: one thing below the other. */
export function usePhone(): boolean {
  return pageWidth(({ under }) => under.includes(48));
}
