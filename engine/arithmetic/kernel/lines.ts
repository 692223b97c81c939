import { isPlain, jointPlaces, type Plan, sharesIn } from "../../plan/plan.ts";
import type { KernelExports } from "./exports.ts";
import type { Ledger } from "./ledger.ts";
import type { LaidSource } from "./statistics.ts";

/** The lines of all joint sets in the kernel's memory: x̂ = slope · (x − centre) + offset, f64 each. */
export interface LaidLines {
  readonly slope: number;
  readonly centre: number;
  readonly offset: number;
  /** Draws them from the statistics of the sources. */
  draw(): void;
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
    const draw = () => {
      if (inverted) kernel.inverses(variance, slope, joint.count, eps);
    };
    return { slope, centre: mean, offset, draw };
  }
  const centre = numbers();
  const [largest, scale, mean] = [numbers(), numbers(), numbers()];
  const places = jointPlaces(plan);
  const at = places.set.map((sets) => ledger.int32(sets));
  const shares = terms.map((term) => ledger.float64(sharesIn(plan, term, places)));
  return { slope, centre, offset, draw };

  function draw(): void {
    for (const row of [slope, centre, offset]) fill(row, 0);
    fill(largest, -1);
    for (const [t, term] of terms.entries()) {
      blend(term.mean, "mean", mean);
      if (term.variance) {
        blend(term.variance, "variance", scale);
        kernel.inverses(scale, scale, joint.count, eps);
      } else fill(scale, 1);
      kernel.weigh(scale, shares[t], joint.count);
      kernel.addTerm(slope, centre, offset, largest, scale, mean, joint.count);
    }
  }

  /** Σ weightₖ · momentₖ. A source of weight 0 takes no part, whatever its moment is. */
  function blend(weights: readonly number[], moment: "mean" | "variance", to: number): void {
    fill(to, 0);
    for (const [k, weight] of weights.entries())
      if (weight !== 0) kernel.blend(to, at[k], sources[k][moment], joint.count, weight);
  }

  function fill(row: number, value: number): void {
    ledger.numbers(row, joint.count).fill(value);
  }
}
