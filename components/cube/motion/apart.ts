import { innerEdges } from "../../../engine/plan/axisCut.ts";
import { refine, type Sets } from "../../../engine/plan/partition.ts";
import { sizeOf } from "../../../engine/plan/shape.ts";
import type { Openings } from "../space/grid.ts";
import type { Gap } from "../space/line.ts";

/** At the most a gap is this part of the mean thickness of what it separates. */
const WIDEST = 0.9;

/** Small tensors are pulled apart set by set, large ones in blocks of sets: at most this many along an axis. */
const SMALL = 6000;
const MOST_BOXES = 1000;
const MOST_ALONG = 8;

/** The cuts that open when the sets of these sources are pulled apart. */
export interface Opening {
  readonly openings: Openings;
  /** Along N, C, H and W: every how many-th cut opens; 0 where none does although there are some. */
  readonly every: readonly [number, number, number, number];
}

/**
 * The gaps between the sets of all these sources, each as a part of its axis' length. The gaps of an axis are equal and in
 * proportion to the mean block between them, so that many cuts do not tear the picture to pieces.
 */
export function openingOf(sources: readonly Sets[]): Opening {
  const { shape } = sources[0];
  const { axes, blocks } = refine(sources, shape);
  const [n, c, h, w] = blocks;
  const upright = w > 1 ? shape[2] * w : h;
  const large = sizeOf(shape) > SMALL || n * c * upright > MOST_BOXES;
  // A cut along W opens in every row: such cuts are all opened or none.
  const rowsOnly = large && w > 1 && upright > MOST_ALONG;
  const every = [n, c, h].map((along) => (large ? Math.ceil(along / MOST_ALONG) : 1));
  const opened = every.map((step, a) => gapsAt(innerEdges(axes[a], step)));
  return {
    openings: [opened[0], opened[1], opened[2], rowsOnly ? [] : gapsAt(innerEdges(axes[3]))],
    every: [every[0], every[1], every[2], rowsOnly ? 0 : 1],
  };
}

/** Openings on the way from one to another: `part` 0 is all of the first, 1 all of the second. */
export function mixOpenings(from: Openings, to: Openings, part: number): Openings {
  const mixed = (a: 0 | 1 | 2 | 3): Gap[] => {
    const widths = new Map<number, number>();
    for (const { at, width } of from[a]) widths.set(at, width * (1 - part));
    for (const { at, width } of to[a]) widths.set(at, (widths.get(at) ?? 0) + width * part);
    return [...widths].sort(([p], [q]) => p - q).map(([at, width]) => ({ at, width }));
  };
  return [mixed(0), mixed(1), mixed(2), mixed(3)];
}

/** The largest difference between a gap of the first and the same gap of the second. */
export function distanceOf(from: Openings, to: Openings): number {
  let most = 0;
  for (const a of [0, 1, 2, 3] as const) {
    const widths = new Map(from[a].map(({ at, width }) => [at, width]));
    for (const { at, width } of to[a]) widths.set(at, (widths.get(at) ?? 0) - width);
    for (const difference of widths.values()) most = Math.max(most, Math.abs(difference));
  }
  return most;
}

function gapsAt(edges: readonly number[]): Gap[] {
  return edges.map((at) => ({ at, width: WIDEST / (edges.length + 1) }));
}
