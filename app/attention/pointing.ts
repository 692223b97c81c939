import { create } from "zustand";
import type { Cell } from "../../engine/plan/shape.ts";

/** The cell under the pointer or being walked, in whichever view: transient, never part of the scene or a link. */
export function createPointing() {
  const pointing = create<{ readonly cell: Cell | null }>(() => ({ cell: null }));
  return {
    pointing,

    point(cell: Cell | null): void {
      const before = pointing.getState().cell;
      if (before === cell || (before && cell && before.every((i, a) => i === cell[a]))) return;
      pointing.setState({ cell });
    },
  };
}
