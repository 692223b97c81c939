import { arithmetic, chooseArithmetic } from "../engine/arithmetic/current.ts";
import { plain } from "../engine/arithmetic/plain.ts";
import { forward } from "../engine/normalize/forward.ts";
import { momentsOf } from "../engine/normalize/moments.ts";
import type { Plan } from "../engine/plan/plan.ts";
import type { Values } from "../engine/plan/shape.ts";

/** y in float64 throughout, by the TypeScript core. */
export function truthOf(plan: Plan, x: Values): Float64Array {
  const chosen = arithmetic();
  chooseArithmetic(plain);
  const y = new Float64Array(x.length);
  forward(plan, momentsOf(plan, { x, shape: plan.shape }), x, y);
  chooseArithmetic(chosen);
  return y;
}

export interface Deviation {
  /** The largest absolute difference among values whose truth is finite. */
  readonly largest: number;
  /** Values that are not finite although the truth is. */
  readonly lost: number;
}

export function deviationOf(values: ArrayLike<number>, truth: Float64Array): Deviation {
  let largest = 0;
  let lost = 0;
  for (let i = 0; i < truth.length; i++) {
    if (!Number.isFinite(truth[i])) continue;
    const apart = Math.abs(values[i] - truth[i]);
    if (!Number.isFinite(apart)) lost++;
    else if (apart > largest) largest = apart;
  }
  return { largest, lost };
}
