import type { Plan } from "../plan/plan.ts";

/** The derivative of `inverseOf` by the variance: 0 where ε alone divides. */
export function inverseSlopeOf({ divisor, eps }: Pick<Plan, "divisor" | "eps">, variance: number): number {
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
