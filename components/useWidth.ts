import { useMeasured } from "./useMeasured.ts";

/** The inner width of an element and the size of its text in CSS pixels, and how many device pixels make one of these. */
export function useWidth<E extends HTMLElement>() {
  return useMeasured<E, ReturnType<typeof widthOf>>(widthOf);
}

function widthOf(element: HTMLElement) {
  const em = Number.parseFloat(getComputedStyle(element).fontSize);
  return { width: element.clientWidth, em, ratio: window.devicePixelRatio };
}
