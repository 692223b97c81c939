import { useMeasured } from "../useMeasured.ts";

/** What a reader's text is usually as large as, in CSS pixels. */
const USUAL_TEXT = 16;

/** The size of a stage in CSS pixels, and how many times as large as usual the page's text is. */
export function useStageSize() {
  return useMeasured(sizeOfStage);
}

function sizeOfStage({ clientWidth: width, clientHeight: height }: HTMLDivElement) {
  const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TEXT;
  return { width, height, text };
}
