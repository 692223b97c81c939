import type { Sets } from "../../engine/plan/partition.ts";
import type { Cell } from "../../engine/plan/shape.ts";

/** What is said of a value: it is painted; or, once that is checked, rightly so, one too many, or missing. */
export type Mark = "painted" | "right" | "extra" | "missing";

/** Every mark in the order in which a picture draws them. */
export const MARKS: readonly Mark[] = ["missing", "extra", "right", "painted"];

/** The mark of a value, or null. The same function as long as nothing changes. */
export type MarkOf = (cell: Cell) => Mark | null;

/** How values are painted by hand. */
export interface PaintBrush {
  /** A cut: one stroke paints the set that a value lies in. */
  readonly reach: Sets;
  /**
   * Told of every value that a stroke reaches.
   * @param starts whether the stroke starts here: then the value decides whether it paints or takes away
   * @param takes whether it takes away in any case
   */
  onStroke(cell: Cell, starts: boolean, takes: boolean): void;
}

/** The value that is seen at a place of the window, in CSS pixels. */
export type CellAt = (clientX: number, clientY: number) => Cell | null;
