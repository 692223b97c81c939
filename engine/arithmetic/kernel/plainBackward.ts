import { isPlain, type Plan } from "../../plan/plan.ts";
import type { AffineGradients, Moments } from "../contract.ts";
import { isOfElements } from "./cut.ts";
import type { KernelExports } from "./exports.ts";
import type { Ledger } from "./ledger.ts";
import type { LaidLines } from "./lines.ts";
import { isOfChannels, runOf, withinPlanes } from "./statistics.ts";
import { CHUNKS, cancels, isTrusted } from "./sums.ts";

/** The backward pass of a plan in the kernel's memory. Tensors are pointers. */
export interface LaidBackward {
  /** dx. False where a number does not fit float32. */
  run(moments: readonly Moments[], x: number, dy: number, out: number): boolean;
  /** Of the last run. */
  gradients(): AffineGradients;
}

/**
 * Lays out the backward pass where one term over one source makes x̂ and sets are runs of planes, or channels.
 * @param drawFrom draws the lines from given statistics
 * @param scale the learned scale: f64 per affine set, float32 per element
 * @returns null for other plans
 */
export function plainBackward(
  kernel: KernelExports,
  ledger: Ledger,
  plan: Plan,
  { slope, centre, offset }: LaidLines,
  drawFrom: (moments: readonly Moments[]) => void,
  scale: number,
  inJoint: readonly [ofN: number, ofC: number],
  inAffine: readonly [ofN: number, ofC: number],
): LaidBackward | null {
  const { joint, affine, shape, terms } = plan;
  const [source] = plan.sources;
  const { centred = true, square = "mean", planes, running, sets } = source;
  const m = sets.equalSize ?? 0;
  const run = runOf(sets) ?? (isOfChannels(sets) ? 0 : null);
  const ofElements = isOfElements(affine.sets);
  if (!isPlain(plan) || running || run === null || sets.equalSize === null || cancels(sets) || (planes && run !== 1))
    return null;
  const [N, C, H, W] = shape;
  if (ofElements && run !== C) return null;

  const rows = [joint.count, joint.count, affine.sets.count, affine.sets.count].map((count) => ({
    count,
    at: ledger.space(count * 8),
  }));
  const [g, gx, dscale, dshift] = rows;
  const sums = [g.at, gx.at, dscale.at, dshift.at] as const;
  const perSquare = terms[0].variance ? withinPlanes(source) / (square === "mean" ? m : 1) : 0;
  const factors = [perSquare, centred ? 1 / m : 0] as const;
  const chunks = ofElements ? ledger.space(CHUNKS) : 0;
  const none = ledger.int32([0]);

  return {
    run(moments, x, dy, out) {
      drawFrom(moments);
      for (const { at, count } of rows) ledger.numbers(at, count).fill(0);
      return ofElements ? elements(x, dy, out) : ofPlanes(x, dy, out);
    },
    gradients: () => ({
      scale: ledger.numbers(dscale.at, dscale.count).slice(),
      shift: ledger.numbers(dshift.at, dshift.count).slice(),
    }),
  };

  function ofPlanes(x: number, dy: number, out: number): boolean {
    const extent = [N, C, H * W, run as number] as const;
    kernel.backwardPlanes(x, dy, out, ...extent, ...inJoint, slope, centre, ...inAffine, scale, ...sums, ...factors);
    return true;
  }

  function elements(x: number, dy: number, out: number): boolean {
    const samples = [N, 1, C * H * W, inJoint[0], none] as const;
    if (!kernel.sumsOfElements(x, dy, ...samples, slope, centre, offset, scale, ...sums, chunks)) return false;
    if (![g, gx, dscale].every(({ at, count }) => isTrusted(kernel.largest(at, count)))) return false;
    kernel.givenBack(slope, g.at, gx.at, 0, joint.count, ...factors);
    return !!kernel.giveBackElements(x, dy, out, ...samples, slope, centre, gx.at, g.at, scale);
  }
}
