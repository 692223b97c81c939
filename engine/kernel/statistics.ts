import type { Moments } from "../moments.ts";
import { type Sets, sizeOfSet } from "../partition.ts";
import type { Plan, PlannedSource } from "../plan.ts";
import type { KernelExports } from "./exports.ts";
import type { Ledger } from "./ledger.ts";

/** Below this many cells a plane costs more to begin and end than to add up. */
const SMALL_PLANE = 256;

/** How many planes that lie one behind the other make a set; null where sets are not such runs. */
export function runOf({ shape: [N, C], blocks, equalSize }: Sets): number | null {
  return equalSize !== null && blocks[0] === N ? C / blocks[1] : null;
}

/** The statistics of one source, in the kernel's memory. */
export interface LaidSource {
  /** f64 per set. */
  readonly mean: number;
  readonly variance: number;
  /** Takes them from planes [first, end) of a tensor: all planes where sets are not runs. */
  read(x: number, first: number, end: number): void;
  put(moments: Moments): void;
  get(): Moments;
}

/**
 * Lays out a source whose sets are unions of planes.
 * @param planes room for mean and sum of squared deviations of every plane, which `readPlanes` fills
 */
export function laidSource(
  kernel: KernelExports,
  ledger: Ledger,
  { shape, sources }: Plan,
  source: PlannedSource,
  planes: { readonly mean: number; readonly squares: number },
): LaidSource {
  const { sets, centred = true, square = "mean" } = source;
  const [N, C, H, W] = shape;
  const size = H * W;
  const run = runOf(sets);
  const mean = ledger.space(sets.count * 8);
  const variance = ledger.space(sets.count * 8);
  const factor = source.planes === "unbiased" ? 1 / (1 - 1 / size) : 1;
  const divides = square === "mean";
  return { mean, variance, read: run === null ? readAll() : readRuns(run), put, get };

  /** Sets that are runs of planes are read as one run each, or merged from planes that were read. */
  function readRuns(run: number): LaidSource["read"] {
    const divisor = divides ? run * size : 1;
    const merged = centred && !readsRuns(source, sources.length, size);
    ledger.numbers(mean, sets.count).fill(0);
    return (x, first, end) => {
      const count = (end - first) / run;
      const to = (first / run) * 8;
      const cells = x + first * size * 4;
      if (merged) {
        const [planeMean, planeSquares] = [planes.mean + first * 8, planes.squares + first * 8];
        kernel.mergeRuns(planeMean, planeSquares, count, run, size, mean + to, variance + to, factor, divisor);
        return;
      }
      if (centred) kernel.planeMoments(cells, count, run * size, mean + to, variance + to);
      else kernel.planeSquares(cells, count, run * size, variance + to);
      kernel.scale(variance + to, count, factor / divisor);
    };
  }

  /** Sets of any samples and channels are merged from planes. */
  function readAll(): LaidSource["read"] {
    const [ofN, ofC] = [ledger.int32(sets.offsets[0]), ledger.int32(sets.offsets[1])];
    const cells = ledger.float64(Float64Array.from({ length: sets.count }, (_, set) => sizeOfSet(sets, set)));
    const about = ledger.space(sets.count * 8);
    const where = [N, C] as const;
    return (x) => {
      if (centred) {
        const to = [cells, about, mean, variance] as const;
        kernel.mergePlanes(planes.mean, planes.squares, ...where, size, ofN, ofC, sets.count, ...to, factor, divides);
      } else {
        ledger.numbers(mean, sets.count).fill(0);
        kernel.planeSquares(x, N * C, size, planes.squares);
        kernel.mergeSquares(planes.squares, ...where, ofN, ofC, sets.count, cells, variance, divides);
      }
    };
  }

  function put(moments: Moments): void {
    ledger.numbers(mean, sets.count).set(moments.mean);
    ledger.numbers(variance, sets.count).set(moments.variance);
  }

  function get(): Moments {
    return { mean: ledger.numbers(mean, sets.count).slice(), variance: ledger.numbers(variance, sets.count).slice() };
  }
}

/** Whether a source is read from the tensor as runs and not merged from planes: planes that serve no other source. */
function readsRuns({ sets, planes }: PlannedSource, sources: number, size: number): boolean {
  return runOf(sets) !== null && sources === 1 && !planes && size < SMALL_PLANE;
}

/** Whether any source of a plan is merged from planes' means and squares. */
export function needsPlanes({ sources, shape: [, , H, W] }: Plan): boolean {
  return sources.some((source) => (source.centred ?? true) && !readsRuns(source, sources.length, H * W));
}
