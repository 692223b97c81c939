import { expand } from "../plan/controls.ts";
import type { Plan } from "../plan/plan.ts";
import type { ScaleAndShift } from "./contract.ts";

const knownScales = new WeakMap<Plan["affine"], ScaleAndShift>();

/** Scale and shift as tables, one entry per affine set: what loops over all cells read. Made once for the plan. */
export function scaleAndShift({ affine }: Plan): ScaleAndShift {
  const { sets, scale, shift } = affine;
  const known = knownScales.get(affine);
  if (known) return known;
  const tables = { sets, scale: expand(scale, sets.count), shift: expand(shift, sets.count) };
  knownScales.set(affine, tables);
  return tables;
}
