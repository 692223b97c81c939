import type { RefObject } from "react";
import { useHeight } from "./useHeight.ts";
import "./foot.css";

/**
 * For what stands at the bottom of the window whatever is scrolled: the page is told its height, by the name of a property,
 * and keeps clear of it.
 */
export function useFoot<E extends HTMLElement>(property: "--foot-bar" | "--foot-card"): RefObject<E | null> {
  return useHeight<E>(property, showFocused);
}

/** Brings back into sight what had the focus before the foot grew over it. */
function showFocused(): void {
  const focused = document.activeElement;
  if (focused?.matches(":focus-visible")) focused.scrollIntoView({ block: "nearest" });
}
