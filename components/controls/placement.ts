type Size = { width: number; height: number };
type Box = Size & { left: number; top: number };

const EDGE = 8;
const GAP = 2;
const BESIDE = 24;

/**
 * Where an explanation stands, in CSS pixels of the viewport: above its term, or under the whole row where there is no room
 * above, so that it never covers the control it explains; and never past an edge. It starts a little to the right, so that a
 * pointer going along a column of labels does not run into it.
 */
export function placeBeside(term: Box, row: Box, tip: Size, viewport: Size): { left: number; top: number } {
  const rightmost = viewport.width - tip.width - EDGE;
  const left = Math.max(EDGE, Math.min(term.left + Math.min(term.width, BESIDE), rightmost));
  const above = term.top - tip.height - GAP;
  return { left, top: above >= EDGE ? above : row.top + row.height + GAP };
}
