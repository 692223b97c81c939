import { arithmetic } from "../arithmetic/current.ts";
import type { Summary } from "../arithmetic/scans.ts";
import type { Runs } from "../plan/runs.ts";
import type { Values } from "../plan/shape.ts";

/** The summary of some cells. The mean is summed relative to the first value, and the other moments from deviations. */
export function summaryOf(values: Values, runs: Runs): Summary {
  return arithmetic().summary(values, runs);
}

/** Whether a skew is more than chance makes of so few values (its standard error is about √(6/m)), and seen by eye. */
export function isSkewed({ skew, count, nonFinite }: Summary): boolean {
  return Math.abs(skew) > Math.max(0.5, 2 * Math.sqrt(6 / (count - nonFinite)));
}
