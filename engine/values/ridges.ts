import { arithmetic } from "../arithmetic/current.ts";
import type { BinEdges, Summary } from "../arithmetic/scans.ts";
import type { Sets } from "../plan/partition.ts";
import { runsOf } from "../plan/runs.ts";
import type { Values } from "../plan/shape.ts";
import { binEdges } from "./distribution.ts";
import { summaryOf } from "./summary.ts";

/** One set of a ridgeline: its numbers and its histogram in the bins that all share. */
export interface Ridge extends Summary {
  readonly set: number;
  readonly counts: Uint32Array<ArrayBuffer>;
}

/** The distributions of neighbouring sets, counted in the same bins so that they can stand above each other. */
export interface Ridges extends BinEdges {
  readonly ridges: readonly Ridge[];
  /** How many sets the cut has in all. */
  readonly of: number;
}

/** More sets than this are not shown at once. */
export const MOST_RIDGES = 32;

/** The ridgeline of a cut: of all sets, or where there are too many of those around the set `near`. */
export function ridgesOf(values: Values, sets: Sets, near: number): Ridges {
  const first = firstRidge(sets, near);
  const numbers = Array.from({ length: Math.min(MOST_RIDGES, sets.count - first) }, (_, i) => first + i);
  const parts = numbers.map((set) => {
    const runs = runsOf(sets, set);
    return { set, runs, summary: summaryOf(values, runs) };
  });
  const finite = parts.filter(({ summary }) => summary.count > summary.nonFinite);
  const edges =
    finite.length === 0
      ? { x0: 0, width: 1, bins: 1 }
      : binEdges(
          Math.min(...finite.map(({ summary }) => summary.min)),
          Math.max(...finite.map(({ summary }) => summary.max)),
        );
  const ridges = parts.map(({ set, runs, summary }) => ({
    set,
    ...summary,
    counts: arithmetic().counts(values, runs, edges),
  }));
  return { ...edges, ridges, of: sets.count };
}

/** The first of the sets that are shown together with one. */
export function firstRidge({ count }: Sets, near: number): number {
  return Math.min(Math.floor(near / MOST_RIDGES) * MOST_RIDGES, Math.max(0, count - 1));
}
