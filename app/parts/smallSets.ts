import { fitParams } from "../../engine/plan/controls.ts";
import type { Sets } from "../../engine/plan/partition.ts";
import { planOf, shownCuts } from "../../engine/plan/plan.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import type { Technique } from "../../engine/plan/technique.ts";

/** The shape that the small cubes cut: four samples, four channels, four positions. */
const SMALL: Shape = [4, 4, 1, 4];

const smallCuts = new WeakMap<Technique, readonly Sets[]>();

/** A technique's sources, cut to the small shape. */
export function smallSets(technique: Technique): readonly Sets[] {
  const known = smallCuts.get(technique);
  if (known) return known;
  const { params } = fitParams(technique.controls, {}, SMALL);
  const sets = shownCuts(planOf(technique, params, SMALL)).map((source) => source.sets);
  smallCuts.set(technique, sets);
  return sets;
}
