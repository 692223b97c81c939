import { forward } from "../normalize/forward.ts";
import { momentsOf, type Reading, type RunningStatistics } from "../normalize/moments.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { roomLike, type Tensor } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";

/** y of a technique for a tensor that may have fewer samples than the parameters were chosen for. */
export function outputOf(technique: Technique, wishes: Params, reading: Reading, running?: RunningStatistics): Tensor {
  const plan = planOf(technique, fitParams(technique.controls, wishes, reading.shape).params, reading.shape);
  const y = roomLike(reading.x);
  forward(plan, momentsOf(plan, reading, running), reading.x, y);
  return y;
}
