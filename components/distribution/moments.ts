import type { Summary } from "../../engine/arithmetic/scans.ts";
import { IN_FLOAT32, withoutNoise } from "../../engine/explain/rounding.ts";
import { shortNumber } from "../../engine/numbers.ts";

/** The mean of values in float32: 0 where it is no more than what rounding leaves beside their spread. */
export function meanShown({ mean, sd }: Summary): number {
  return withoutNoise(mean, sd, IN_FLOAT32);
}

/** The skew in words: a set without spread has none. */
export function skewInWords({ skew }: Summary): string {
  return Number.isNaN(skew) ? "—" : shortNumber(skew);
}
