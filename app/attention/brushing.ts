import { create } from "zustand";
import type { ValueRange } from "../../engine/values/valueRange.ts";

/** A range of values of the tensor before or after. */
export interface Brush extends ValueRange {
  readonly tensor: "before" | "after";
  /** Whether it stays when the pointer leaves. */
  readonly held: boolean;
}

/** The range whose cells are lit in every view: transient, never part of the scene or a link. */
export function createBrushing() {
  const brushing = create<{ readonly brush: Brush | null }>(() => ({ brush: null }));
  return {
    brushing,

    /** Brushes a range, or lets go with null. A range that is only pointed at gives way to one that is held. */
    brush(range: Brush | null): void {
      brushing.setState({ brush: range });
    },

    /** Brushes a range while it is pointed at. */
    glance(range: Omit<Brush, "held"> | null): void {
      if (!brushing.getState().brush?.held) brushing.setState({ brush: range && { ...range, held: false } });
    },
  };
}
