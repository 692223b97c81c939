import { arithmetic } from "../../../engine/arithmetic/current.ts";
import { parametersOf } from "../../../engine/explain/parameters.ts";
import { forward } from "../../../engine/normalize/forward.ts";
import { momentsOf } from "../../../engine/normalize/moments.ts";
import { setOf } from "../../../engine/plan/partition.ts";
import { type Plan, setsOfCell } from "../../../engine/plan/plan.ts";
import { type Cell, cellAt, indexOf, sizeOf } from "../../../engine/plan/shape.ts";
import { backwardParts, differenceAt, parameterDifferenceAt, textbookOf } from "../../../engine/train/backwardParts.ts";
import { lossFor } from "../../../engine/train/upstream.ts";
import type { BackwardResult, GradientTensor } from "../../messages/training.ts";
import type { Watched } from "./watched.ts";

/** The most values that are taken apart beside the picture. */
const MOST_VALUES = 2 ** 16;
/** The most values that are read for finite differences. */
const MOST_READ = 2 ** 22;
/** As many entries of a parameter are listed. */
const MOST_ENTRIES = 16;

export function watchBackward({ wish, input: { reading }, column }: Watched): BackwardResult {
  const { plan, running } = column;
  const cell: Cell = wish.cell ?? [0, 0, 0, 0];
  if (sizeOf(plan.shape) > MOST_VALUES) return { topic: "backward", cell, found: null };
  const x = Float64Array.from(reading.x);
  const inFloat64 = { x, shape: plan.shape };
  const moments = momentsOf(plan, inFloat64, running);
  const y = forward(plan, moments, x, new Float64Array(x.length));
  const loss = lossFor({ upstream: wish.upstream, cell, target: wish.target }, plan.shape);
  const dy = loss.gradient(y);
  const { params, ...parts } = backwardParts(plan, moments, inFloat64, dy);
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
        byMean: sent(parts.byMean),
        byVariance: sent(parts.byVariance),
        dx: sent(parts.dx),
      },
      reached: parts.dx.reduce((count, value) => count + (value === 0 ? 0 : 1), 0),
      sharing: sharingWith(plan, cell),
      textbook: textbookOf(plan, moments, inFloat64, dy, cell),
      checked: { gradient: parts.dx[at], difference: differenceAt(plan, inFloat64, running, loss, at) },
      params: parametersOf(plan).flatMap(({ name, count }) =>
        params[name] ? [{ name, count, entries: Array.from(params[name].subarray(0, entries), checkedAt(name)) }] : [],
      ),
    },
  };

  function checkedAt(name: string) {
    return (gradient: number, entry: number) => ({
      gradient,
      difference: parameterDifferenceAt(plan, moments, x, loss, name, entry),
    });
  }
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
