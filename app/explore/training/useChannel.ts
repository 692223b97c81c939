import type { Shape } from "../../../engine/plan/shape.ts";
import { useSelectionIn } from "../../parts/selection.ts";
import { useStage } from "../../stage/useStage.ts";

/** The channel that is looked at: the selected value's, or the first; choosing another pins its first value. */
export function useChannel(shape: Shape): [channel: number, choose: (channel: number) => void] {
  const { pin } = useStage();
  const { selected, pinned } = useSelectionIn(shape);
  const [n, , h, w] = pinned ?? [0, 0, 0, 0];
  return [selected?.[1] ?? 0, (channel) => pin([n, channel, h, w])];
}
