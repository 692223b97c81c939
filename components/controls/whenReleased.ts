/**
 * Ref callback of a range element that tells its position when a drag or a key press on it ends.
 * React's `onChange` is the input event, which comes on every movement; this is the element's own change event.
 */
export function whenReleased(onRelease: (position: number) => void) {
  return (input: HTMLInputElement | null) => {
    const release = () => input && onRelease(input.valueAsNumber);
    input?.addEventListener("change", release);
    return () => input?.removeEventListener("change", release);
  };
}
