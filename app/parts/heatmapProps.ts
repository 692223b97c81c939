import type { ValueScale } from "../../components/valueScale.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { useStage } from "../stage/useStage.ts";
import { useSelection } from "./selection.ts";

/** What the heatmaps of a plan's tensor have in common: its shape, what is selected in it, and who is told of pointing. */
export function useHeatmapProps({ shape, technique }: Plan) {
  const { noteRoom, pin, point } = useStage();
  const { selected, pinned } = useSelection();
  return {
    ...{ shape, selected, pinned },
    axes: heatmapAxes(technique.tensor),
    onPoint: point,
    onPin: pin,
    onRoom: noteRoom,
  };
}

const AXES = { activations: { N: "n", C: "c" }, weights: { N: "o", C: "i" } } as const;

/** The first two axes as their labels name them. */
export function heatmapAxes(tensor: Plan["technique"]["tensor"]) {
  return AXES[tensor];
}

/** A tensor as heatmaps take it. */
export function heatmapValues(tensor: ResultColumn["before"], scale: ValueScale) {
  const { values, nonFinite, pooled } = tensor;
  return { values, nonFinite, pooled, range: tensor, scale };
}
