import type { Sets } from "../../engine/partition.ts";
import { edgesOf, type Openings } from "./grid.ts";
import type { Gap } from "./line.ts";

/** At the most every gap is this part of the mean thickness of what it separates. */
const WIDEST = 0.9;

/**
 * The gaps that pull the sets of these cuts apart in the cube, in model units: `apart` from 0 (solid) to 1. All gaps of an
 * axis are equal, in proportion to the mean block between them, so that many cuts do not tear the picture to pieces.
 */
export function cubeOpenings(cuts: readonly Sets[], apart: number): Openings {
  const [N, C, H, W] = cuts[0].shape;
  const [x, y, z] = edgesOf([N, H * W, C]);
  return openings(cuts, apart, [x, z, y, y / H]);
}

/** The same for a block per sample. */
export function sampleOpenings(cuts: readonly Sets[], apart: number): Openings {
  const [, C, H, W] = cuts[0].shape;
  const [x, y, z] = edgesOf([W, H, C]);
  return openings(cuts, apart, [x, z, y, x]);
}

function openings(cuts: readonly Sets[], apart: number, lengths: readonly [number, number, number, number]): Openings {
  const gaps = (a: 0 | 1 | 2 | 3): Gap[] => {
    const edges = [...new Set(cuts.flatMap((sets) => sets.edges[a].slice(1, -1)))].sort((p, q) => p - q);
    const width = (apart * WIDEST * lengths[a]) / (edges.length + 1);
    return edges.map((at) => ({ at, width }));
  };
  return [gaps(0), gaps(1), gaps(2), gaps(3)];
}
