import { jointPlaces, type Plan } from "../plan.ts";
import type { Term } from "../technique.ts";
import type { KernelExports } from "./exports.ts";
import type { Ledger } from "./ledger.ts";
import type { LaidSource } from "./statistics.ts";

/** The lines of all joint sets in the kernel's memory: x̂ = slope · (x − centre) + offset, f64 each. */
export interface LaidLines {
  readonly slope: number;
  readonly centre: number;
  readonly offset: number;
  /** Draws the lines of joint sets [first, end) from the statistics of the sources. */
  draw(first: number, end: number): void;
}

/** Lays out the lines of a plan. One term over one source is that source's own means and inverses. */
export function laidLines(
  kernel: KernelExports,
  ledger: Ledger,
  plan: Plan,
  sources: readonly LaidSource[],
): LaidLines {
  const { joint, terms, eps } = plan;
  const numbers = () => ledger.float64(new Float64Array(joint.count));
  const slope = numbers();
  const offset = numbers();
  if (isPlain(plan)) {
    const [{ mean, variance }] = sources;
    const inverted = terms[0].variance !== null;
    ledger.numbers(slope, joint.count).fill(1);
    const draw = (first: number, end: number) => {
      if (inverted) kernel.inverses(variance + first * 8, slope + first * 8, end - first, eps);
    };
    return { slope, centre: mean, offset, draw };
  }
  const centre = numbers();
  const [largest, scale, mean] = [numbers(), numbers(), numbers()];
  const places = jointPlaces(plan);
  const at = places.set.map((sets) => ledger.int32(sets));
  const shares = terms.map(({ share }) =>
    ledger.float64(Float64Array.from(places.channel, (c) => (typeof share === "number" ? share : share[c]))),
  );
  return { slope, centre, offset, draw };

  function draw(first: number, end: number): void {
    const count = end - first;
    const from = first * 8;
    for (const row of [slope, centre, offset]) ledger.numbers(row + from, count).fill(0);
    ledger.numbers(largest + from, count).fill(-1);
    terms.forEach((term, t) => {
      blend(term.mean, "mean", mean, first, count);
      if (term.variance) {
        blend(term.variance, "variance", scale, first, count);
        kernel.inverses(scale + from, scale + from, count, eps);
      } else ledger.numbers(scale + from, count).fill(1);
      kernel.weigh(scale + from, shares[t] + from, count);
      const line = [slope + from, centre + from, offset + from, largest + from] as const;
      kernel.addTerm(...line, scale + from, mean + from, count);
    });
  }

  /** Σ weightₖ · momentₖ. A source of weight 0 takes no part, whatever its moment is. */
  function blend(weights: readonly number[], moment: "mean" | "variance", to: number, first: number, count: number) {
    ledger.numbers(to + first * 8, count).fill(0);
    weights.forEach((weight, k) => {
      if (weight !== 0) kernel.blend(to + first * 8, at[k] + first * 4, sources[k][moment], count, weight);
    });
  }
}

function isPlain({ terms, sources }: Plan): boolean {
  const whole = (weights: Term["mean"] | null) => weights === null || weights[0] === 1;
  return (
    sources.length === 1 &&
    terms.length === 1 &&
    terms[0].share === 1 &&
    terms.every(({ mean, variance }) => whole(mean) && whole(variance))
  );
}
