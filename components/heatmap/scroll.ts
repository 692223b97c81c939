/** Longer elements are cut off by some browsers: beyond this a scroll bar stands for more than it is long. In CSS pixels. */
const LONGEST = 4_000_000;

/** How long the scrolled element is made for a length in CSS pixels. */
export function spacerLength(length: number): number {
  return Math.min(length, LONGEST);
}

/** Whether a step of the scroll bar would be more than a step of what it scrolls. */
export function isCoarse(length: number): boolean {
  return length > LONGEST;
}

/** The scroll position (of `range` possible ones) that shows what begins at `offset` (of at most `furthest`). */
export function scrollFor(offset: number, furthest: number, range: number): number {
  return furthest <= 0 ? 0 : (offset / furthest) * range;
}

/** What a scroll position shows: the inverse of `scrollFor`. */
export function offsetFor(scroll: number, furthest: number, range: number): number {
  return range <= 0 ? 0 : (scroll / range) * furthest;
}
