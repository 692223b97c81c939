import { type Sets, sizeOfSet } from "../../plan/partition.ts";
import type { PlannedSource } from "../../plan/plan.ts";
import type { Moments } from "../contract.ts";
import { laidOffsets } from "./cut.ts";
import type { KernelExports } from "./exports.ts";
import type { Ledger } from "./ledger.ts";

/** Means and sums of squared deviations of all planes. */
export interface LaidPlanes {
  readonly mean: number;
  readonly squares: number;
}

/** The statistics of one source in the kernel's memory: f64 per set. */
export interface LaidSource {
  readonly mean: number;
  readonly variance: number;
  /** Takes them from a tensor whose planes were read. */
  read(x: number): void;
  put(moments: Moments): void;
  get(): Moments;
}

/** How many consecutive planes that make a set; null where sets are not such runs. */
export function runOf({ shape: [N, C], blocks, equalSize }: Sets): number | null {
  return equalSize !== null && blocks[0] === N ? C / blocks[1] : null;
}

/** One set for each channel, over all samples. */
export function isOfChannels({ shape, blocks }: Sets): boolean {
  return blocks[0] === 1 && blocks[1] === shape[1];
}

/** What squares within planes count for. */
export function withinPlanes({ planes, sets: { shape } }: PlannedSource): number {
  return planes === "unbiased" ? 1 / (1 - 1 / (shape[2] * shape[3])) : 1;
}

/** Lays out a source whose sets are unions of planes. */
export function laidSource(
  kernel: KernelExports,
  ledger: Ledger,
  source: PlannedSource,
  planes: LaidPlanes,
): LaidSource {
  const { sets, centred = true, square = "mean" } = source;
  const [N, C, H, W] = sets.shape;
  const size = H * W;
  const run = runOf(sets);
  const factor = withinPlanes(source);
  const divides = square === "mean";
  const mean = ledger.float64(new Float64Array(sets.count));
  const variance = ledger.space(sets.count * 8);
  const numbers = (at: number) => ledger.numbers(at, sets.count);
  return {
    mean,
    variance,
    read: run !== null && centred ? readRuns(run) : readSets(),
    put(moments) {
      numbers(mean).set(moments.mean);
      numbers(variance).set(moments.variance);
    },
    get: () => ({ mean: numbers(mean).slice(), variance: numbers(variance).slice() }),
  };

  function readRuns(run: number): () => void {
    const to = [mean, variance, factor, divides ? run * size : 1] as const;
    return () => kernel.mergeRuns(planes.mean, planes.squares, sets.count, run, size, ...to);
  }

  function readSets(): (x: number) => void {
    const of = [...laidOffsets(ledger, sets), sets.count] as const;
    const cells = ledger.float64(Float64Array.from({ length: sets.count }, (_, set) => sizeOfSet(sets, set)));
    const about = ledger.space(sets.count * 8);
    const merge = [N, C, size, ...of, cells, about, mean, variance, factor, divides] as const;
    if (centred) return () => kernel.mergePlanes(planes.mean, planes.squares, ...merge);
    return (x) => {
      kernel.planeSquares(x, N * C, size, planes.squares);
      kernel.mergeSquares(planes.squares, N, C, ...of, cells, variance, divides);
    };
  }
}
