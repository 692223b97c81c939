import { useDeferredValue, useMemo } from "react";
import { useSelection } from "../parts/selection.ts";
import { useColumn } from "../stage/useStage.ts";

/** The column and the selection in it for what tells numbers: the picture follows the pointer first, they in the frame after. */
export function useFollowing() {
  const column = useColumn();
  const { selected, pinned } = useSelection();
  const now = useMemo(() => ({ column, selected, pinned }), [column, selected, pinned]);
  const followed = useDeferredValue(now);
  return { ...followed, isBehind: followed !== now };
}
