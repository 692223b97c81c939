import type { Plan } from "../plan/plan.ts";

type Dividing = Pick<Plan, "divisor" | "eps">;

/** What x − μ is multiplied by: 1 over what it is divided by. */
export function inverseOf({ divisor, eps }: Dividing, variance: number): number {
  switch (divisor) {
    case "root":
      return 1 / Math.sqrt(variance + eps);
    case "root plus epsilon":
      return 1 / (Math.sqrt(variance) + eps);
    case "at least epsilon":
      return 1 / Math.max(Math.sqrt(variance), eps);
  }
}

/** How far from 0 the values of a set with this variance come out: the root of the mean of their squares, or their length. */
export function sizeAfter(plan: Dividing, variance: number): number {
  return Math.sqrt(variance) * inverseOf(plan, variance);
}
