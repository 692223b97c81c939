import { scaleLinear } from "d3";
import type { Distribution } from "../../engine/values/distribution.ts";

/** Where an axis begins and ends. */
export type Domain = readonly [low: number, high: number];

/** An axis that reaches beyond this has a length that is not finite: what lies there is drawn at its end. */
const FARTHEST = Number.MAX_VALUE / 8;

/** An axis that holds all values, bins and standard deviations of some distributions, with round ends. */
export function domainOf(distributions: readonly Distribution[]): Domain {
  const ends = distributions.flatMap(({ mean, sd, min, max, bins }) => [
    min,
    max,
    mean - sd,
    mean + sd,
    ...(bins ? [bins.x0, bins.x0 + bins.width * bins.counts.length] : []),
  ]);
  const finite = ends.filter(Number.isFinite);
  if (finite.length === 0) return [-1, 1];
  const low = Math.max(-FARTHEST, Math.min(FARTHEST, ...finite));
  const high = Math.min(FARTHEST, Math.max(-FARTHEST, ...finite));
  const pad = (high - low) / 50 || Math.abs(high) / 10 || 1;
  const [start, end] = scaleLinear([low - pad, high + pad], [0, 1])
    .nice(10)
    .domain();
  return [start, end];
}
