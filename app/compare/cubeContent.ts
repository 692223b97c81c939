import type { CubeSource } from "../../components/cube/cubeProps.ts";
import { type Plan, shownCuts } from "../../engine/plan/plan.ts";

/** How tall the pictures of a column may be, in CSS pixels. */
export const PICTURES_TALLEST = 200;

/** Short names: a column is narrow. */
const AXES = {
  activations: { N: "N", C: "C", HW: "H·W" },
  weights: { N: "O", C: "I", HW: "kH·kW" },
} as const;

/** What a column's cube shows, on the page as in the picture for slides. */
export function cubeSources(plan: Plan): CubeSource[] {
  return shownCuts(plan).map(({ sets, name }) => ({ sets, label: name }));
}

export function cubeAxes({ technique: { tensor } }: Plan) {
  return AXES[tensor];
}
