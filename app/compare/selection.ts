import { useMemo } from "react";
import { type Cell, contains, type Shape } from "../../engine/shape.ts";
import { fitCell } from "../scene/fitted.ts";
import { pointing } from "../scene/pointing.ts";
import { sceneStore } from "../scene/sceneStore.ts";

interface Selection {
  /** The cell that is pointed at in any column, else the pinned one. */
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
}

/** The selection in a tensor of this shape, the same for all columns. */
export function useSelectionIn(shape: Shape): Selection {
  const pointed = pointing((state) => state.cell);
  const wish = sceneStore((state) => state.scene.pinned);
  const pinned = useMemo(() => fitCell(wish, shape), [wish, shape]);
  return { selected: pointed && contains(shape, pointed) ? pointed : pinned, pinned };
}
