import type { Control } from "../../../engine/plan/controls.ts";
import type { FittedControls } from "../../scene/fitted.ts";

export type NamedControl = readonly [name: string, control: Control];

/** The controls that act here: single entries are set beside the tensor, the mode is in the head of the page. */
export function actingControls({ technique, params }: FittedControls): NamedControl[] {
  return Object.entries(technique.controls).filter(
    ([, control]) => control.kind !== "overrides" && control.role !== "mode" && (control.shown?.(params) ?? true),
  );
}

/** What decides which values share statistics, and how much each of the statistics counts. */
export function nearControls(fitted: FittedControls): NamedControl[] {
  const learned = learnedAfter(fitted);
  return actingControls(fitted).filter(([name, { advanced }]) => !advanced && !learned.includes(name));
}

/** What is learned of scale, shift and what follows them: it comes after the sets. */
function learnedAfter({ technique, params, shape: [N, C, H, W] }: FittedControls): (string | undefined)[] {
  const affine = technique.affine?.(params, { N, C, H, W });
  const stage = technique.stage?.(params, { N, C, H, W });
  return [affine?.scale, affine?.shift, stage?.control];
}
