/** Brings the element that a selector names into sight and gives it the focus, as soon as it is there. */
export async function goTo(place: string): Promise<void> {
  focusOn(await comesUp(place));
}

/** How long a part of the page may take to come up, in milliseconds. */
const COMES_WITHIN = 3000;

/** The element at a place, as soon as it is there; null where it does not come. */
function comesUp(place: string): Promise<HTMLElement | null> {
  const began = performance.now();
  return new Promise((resolve) => {
    const look = () => {
      const element = document.querySelector<HTMLElement>(place);
      if (element || performance.now() - began > COMES_WITHIN) resolve(element);
      else requestAnimationFrame(look);
    };
    look();
  });
}

function focusOn(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.matches("a, button, input, select, [tabindex]")) element.tabIndex = -1;
  element.closest("details")?.setAttribute("open", "");
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}
