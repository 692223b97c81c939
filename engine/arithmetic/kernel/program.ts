import { isPlain, type Plan } from "../../plan/plan.ts";
import type { Moments } from "../contract.ts";
import { scaleAndShift } from "../scaleAndShift.ts";
import { isOfElements, laidOffsets } from "./cut.ts";
import type { Desk } from "./desk.ts";
import type { KernelExports } from "./exports.ts";
import type { Ledger } from "./ledger.ts";
import { laidLines } from "./lines.ts";
import { type LaidBackward, plainBackward } from "./plainBackward.ts";
import { laidSource, runOf, withinPlanes } from "./statistics.ts";

/** A plan in the kernel's memory. Tensors are pointers; false where a line does not fit float32. */
export interface LaidProgram {
  run(x: number, out: number): boolean;
  apply(moments: readonly Moments[], x: number, out: number): boolean;
  moments(): Moments[];
  /** Null where the backward pass is run loop by loop. */
  readonly backward: LaidBackward | null;
}

/**
 * A plan whose sets are unions of planes, laid out in the kernel's memory: plane moments → sets' moments → lines → y.
 * When it runs nothing is allocated.
 * @returns null where there are no sets, where sets or divisors are of another kind, where sets or learned entries lie otherwise, or float32 cannot hold an entry
 * @throws OutOfMemory where the memory is full
 */
export function planarProgram(kernel: KernelExports, ledger: Ledger, desk: Desk, plan: Plan): LaidProgram | null {
  const { joint, affine, shape } = plan;
  const [N, C, H, W] = shape;
  const size = H * W;
  const ofElements = isOfElements(affine.sets);
  const cuts = [joint, ...plan.sources.map(({ sets }) => sets)];
  if (plan.sources.length === 0 || plan.divisor !== "root" || plan.sources.some(({ square }) => square === "unbiased"))
    return null;
  if (!cuts.every(({ planar }) => planar) || !(affine.sets.planar || ofElements)) return null;

  const tables = scaleAndShift(plan);
  const scale = ofElements ? narrowed(tables.scale) : ledger.float64(tables.scale);
  const shift = ofElements ? narrowed(tables.shift) : ledger.float64(tables.shift);
  if (scale === null || shift === null) return null;
  const planes = { mean: ledger.space(N * C * 8), squares: ledger.space(N * C * 8) };
  const sources = plan.sources.map((source) => laidSource(kernel, ledger, source, planes));
  const lines = laidLines(kernel, ledger, plan, sources);
  const { slope, centre, offset } = lines;
  const inJoint = laidOffsets(ledger, joint);
  const inAffine = laidOffsets(ledger, affine.sets);
  const entries = [scale, shift] as const;
  const centred = plan.sources.some((source) => source.centred ?? true);
  return {
    run: runInChunks() ?? runWhole,
    apply,
    moments: () => sources.map((source) => source.get()),
    backward: plainBackward(kernel, ledger, plan, lines, drawFrom, scale, inJoint, inAffine),
  };

  function runWhole(x: number, out: number): boolean {
    if (centred) kernel.planeMoments(x, N * C, size, planes.mean, planes.squares);
    for (const source of sources) source.read(x);
    lines.draw();
    return applyLines(x, out);
  }

  function apply(moments: readonly Moments[], x: number, out: number): boolean {
    drawFrom(moments);
    return applyLines(x, out);
  }

  function drawFrom(moments: readonly Moments[]): void {
    for (const [k, source] of sources.entries()) source.put(moments[k]);
    lines.draw();
  }

  function applyLines(x: number, out: number): boolean {
    if (ofElements) return !!kernel.applyElements(x, out, N, C, size, ...inJoint, slope, centre, offset, ...entries);
    kernel.applyPlanes(x, out, 0, N * C, C, size, ...inJoint, slope, centre, offset, ...inAffine, ...entries);
    return true;
  }

  /** Some sets at a time are read and finished while they are in the cache. Null where sets lie otherwise. */
  function runInChunks(): LaidProgram["run"] | null {
    if (!isPlain(plan)) return null;
    const [source] = plan.sources;
    const run = runOf(source.sets);
    const divided = plan.terms[0].variance !== null;
    const from = [slope, sources[0].mean, sources[0].variance, offset] as const;
    if (run === null || !divided || (source.planes && run > 1)) return null;
    const factor = withinPlanes(source) / ((source.square ?? "mean") === "mean" ? run * size : 1);
    const how = [factor, plan.eps, centred] as const;
    if (!ofElements) {
      return (x, out) => {
        kernel.normalizePlanes(x, out, N * C, run, C, size, ...inJoint, ...from, ...inAffine, ...entries, ...how);
        return true;
      };
    }
    if (run !== C) return null;
    const none = ledger.int32([0]);
    return (x, out) => !!kernel.normalizeElements(x, out, N, C * size, ...from, none, ...entries, ...how);
  }

  /** Elementwise numbers in float32; null where one does not fit. */
  function narrowed(values: Float64Array): number | null {
    const to = ledger.space(values.length * 4);
    return kernel.narrow(desk.float64(values), to, values.length) ? to : null;
  }
}
