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

/** The derivative of `inverseOf` by the variance: 0 where ε alone divides. */
export function inverseSlopeOf({ divisor, eps }: Dividing, variance: number): number {
  const root = Math.sqrt(variance);
  switch (divisor) {
    case "root":
      return -0.5 / (Math.sqrt(variance + eps) * (variance + eps));
    case "root plus epsilon":
      return root === 0 && eps > 0 ? 0 : -0.5 / (root * (root + eps) ** 2);
    case "at least epsilon":
      return root < eps ? 0 : -0.5 / (root * variance);
  }
}

/** How far from 0 the values of a set with this variance come out: the root of the mean of their squares, or their length. */
export function sizeAfter(plan: Dividing, variance: number): number {
  return Math.sqrt(variance) * inverseOf(plan, variance);
}
