import { arithmetic } from "../../../engine/arithmetic/current.ts";
import { parametersOf } from "../../../engine/explain/parameters.ts";
import { withoutNoise } from "../../../engine/explain/rounding.ts";
import { goesThrough } from "../../../engine/normalize/backward.ts";
import { forward } from "../../../engine/normalize/forward.ts";
import { momentsOf } from "../../../engine/normalize/moments.ts";
import { setOf } from "../../../engine/plan/partition.ts";
import { type Plan, setsOfCell } from "../../../engine/plan/plan.ts";
import { type Cell, cellAt, indexOf, sizeOf } from "../../../engine/plan/shape.ts";
import { backwardParts, differenceAt, parameterDifferenceAt, textbookOf } from "../../../engine/train/backwardParts.ts";
import { lossFor } from "../../../engine/train/upstream.ts";
import type { BackwardResult, GradientTensor } from "../../messages/training.ts";
import { MOST_TAKEN_APART } from "../../scene/training.ts";
import type { Watched } from "./watched.ts";

/** The most values that are read for finite differences. */
const MOST_READ = 2 ** 22;
/** What is left of a difference that is 0, as a part of what the loss adds up: rounding, divided by the distance. */
const LEFT_OF_DIFFERENCE = 1e-10;
/** As many entries of a parameter are listed. */
const MOST_ENTRIES = 16;

export function watchBackward({ wish, input: { reading }, column }: Watched): BackwardResult {
  const { plan, running } = column;
  const cell: Cell = wish.cell ?? [0, 0, 0, 0];
  if (sizeOf(plan.shape) > MOST_TAKEN_APART) return { topic: "backward", cell, found: null };
  const x = Float64Array.from(reading.x);
  const inFloat64 = { x, shape: plan.shape };
  const moments = momentsOf(plan, inFloat64, running);
  const y = forward(plan, moments, x, new Float64Array(x.length));
  const loss = lossFor({ upstream: wish.upstream, cell, target: wish.target }, plan.shape);
  const dy = loss.gradient(y);
  const { params, ...parts } = backwardParts(plan, moments, inFloat64, dy);
  const size = parts.direct.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const clean = (values: Float64Array<ArrayBuffer>) => values.map((value) => withoutNoise(value, size));
  const dx = clean(parts.dx);
  const [asked, added] = [dy, dy.map((value, i) => value * y[i])].map((values) =>
    values.reduce((sum, value) => sum + Math.abs(value), 0),
  );
  const checked = (gradient: number, difference: number) => ({
    gradient,
    difference: withoutNoise(difference, added, LEFT_OF_DIFFERENCE),
  });
  const at = indexOf(plan.shape, cell);
  const entries = Math.max(1, Math.min(MOST_ENTRIES, Math.floor(MOST_READ / (x.length * 6))));
  return {
    topic: "backward",
    cell,
    found: {
      loss: loss.of(y),
      tensors: {
        dy: sent(dy),
        direct: sent(parts.direct),
        byMean: sent(clean(parts.byMean)),
        byVariance: sent(clean(parts.byVariance)),
        dx: sent(dx),
      },
      reached: dx.reduce((count, value) => count + (value === 0 ? 0 : 1), 0),
      sharing: sharingWith(plan, cell),
      through: { mean: goesThrough(plan, "mean"), variance: goesThrough(plan, "variance") },
      textbook: textbookOf(plan, moments, inFloat64, dy, cell),
      checked: checked(dx[at], differenceAt(plan, inFloat64, running, loss, at)),
      params: parametersOf(plan).flatMap(({ name, count }) => {
        const gradients = params[name];
        if (!gradients) return [];
        const first = Array.from(gradients.subarray(0, entries), (gradient, entry) =>
          checked(withoutNoise(gradient, asked), parameterDifferenceAt(plan, moments, x, loss, name, entry)),
        );
        return [{ name, count, entries: first }];
      }),
    },
  };
}

/** How many values share the statistics of a cell, itself among them. */
function sharingWith(plan: Plan, cell: Cell): number {
  const own = setsOfCell(plan, cell);
  let sharing = 0;
  for (let i = 0; i < sizeOf(plan.shape); i++) {
    const other = cellAt(plan.shape, i);
    if (plan.sources.some(({ sets, running }, k) => !running && setOf(sets, other) === own[k])) sharing++;
  }
  return Math.max(1, sharing);
}

function sent(values: Float64Array<ArrayBuffer>): GradientTensor {
  const { min, max, nan, plus, minus } = arithmetic().survey(values);
  return { values, min, max, nonFinite: { nan, plus, minus } };
}
