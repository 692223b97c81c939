import { expand } from "../plan/controls.ts";
import { eachCell } from "../plan/partition.ts";
import type { Plan } from "../plan/plan.ts";
import type { Values } from "../plan/shape.ts";
import { ELEMENTWISE } from "../plan/stage.ts";

/** Sends z = γ x̂ + β through what follows, in its place. */
export function applyStage({ stage }: Plan, z: Values): Values {
  if (!stage) return z;
  const { value } = ELEMENTWISE[stage.kind];
  const entries = expand(stage.entries, stage.sets.count);
  eachCell(stage.sets, stage.sets, (i, set) => {
    z[i] = value(z[i], entries[set]);
  });
  return z;
}

/**
 * Takes ∂L/∂y back through what follows scale and shift.
 * @param z γ x̂ + β; ∂L/∂z is written in its place
 * @returns the gradient of the stage's parameter by the name of its control
 */
export function stageBackward({ stage }: Plan, z: Values, dy: Values): Readonly<Record<string, Float64Array>> {
  if (!stage) return {};
  const { byInput, byParameter } = ELEMENTWISE[stage.kind];
  const entries = expand(stage.entries, stage.sets.count);
  const gradient = new Float64Array(stage.sets.count);
  eachCell(stage.sets, stage.sets, (i, set) => {
    gradient[set] += dy[i] * byParameter(z[i], entries[set]);
    z[i] = dy[i] * byInput(z[i], entries[set]);
  });
  return { [stage.control]: gradient };
}
