import type { Sets } from "../../plan/partition.ts";
import type { SumsOfSquares } from "../contract.ts";
import { type Cut, type Layout, laidOffsets, type Place } from "./cut.ts";
import { extentOf } from "./planes.ts";
import { areTrusted, copySums } from "./sums.ts";

/** Every position of every sample has a line of its own, which its channels share; one scale and shift for each plane. */
export const positions: Layout = {
  sums({ kernel, desk }, { joint, lines, affine }, x, dy) {
    const [N, C, size] = extentOf(joint);
    const sums = {
      g: desk.results(joint.count).fill(0),
      gx: desk.results(joint.count).fill(0),
      scale: desk.results(affine.sets.count).fill(0),
      shift: desk.results(affine.sets.count).fill(0),
    };
    const done = kernel.sumsOfPositions(
      ...([x, dy, N, C, size] as const),
      ...([desk.float64(lines.slope), desk.float64(lines.centre), desk.float64(lines.offset)] as const),
      ...([...laidOffsets(desk, affine.sets), desk.float64(affine.scale)] as const),
      ...([sums.g.byteOffset, sums.gx.byteOffset, sums.scale.byteOffset, sums.shift.byteOffset] as const),
      desk.space(5 * 4 * size),
    );
    return done && areTrusted(sums) ? copySums(sums) : null;
  },

  giveBack({ kernel, desk }, { joint, lines, affine }, { perCell, constant }, x, dy, out) {
    if (perCell === null) return false;
    const [N, C, size] = extentOf(joint);
    return !!kernel.giveBackPositions(
      ...([x, dy, out, N, C, size] as const),
      ...([
        desk.float64(lines.slope),
        desk.float64(lines.centre),
        desk.float64(perCell),
        desk.float64(constant),
      ] as const),
      ...laidOffsets(desk, affine.sets),
      ...([desk.float64(affine.scale), desk.space(4 * 4 * size)] as const),
    );
  },
};

/** Moments over the channels, for every position of every sample; about zero the means are 0. */
export function positionMoments({ kernel, desk }: Place, sets: Sets, x: number, centred: boolean): SumsOfSquares {
  const [N, C, size] = extentOf(sets);
  const mean = desk.results(sets.count);
  const squares = desk.results(sets.count);
  kernel.positionMoments(
    ...([x, N, C, size, mean.byteOffset, squares.byteOffset, desk.space(4 * size), Number(centred)] as const),
  );
  return { mean: mean.slice(), squares: squares.slice() };
}

/** Every position of every sample with its line, every plane with its entry. False where a line does not fit float32. */
export function applyPositions(
  { kernel, desk }: Place,
  { joint, lines, affine }: Cut,
  x: number,
  out: number,
): boolean {
  const [N, C, size] = extentOf(joint);
  return !!kernel.applyPositions(
    ...([x, out, N, C, size] as const),
    ...([desk.float64(lines.slope), desk.float64(lines.centre), desk.float64(lines.offset)] as const),
    ...laidOffsets(desk, affine.sets),
    ...([desk.float64(affine.scale), desk.float64(affine.shift), desk.space(3 * 4 * size)] as const),
  );
}
