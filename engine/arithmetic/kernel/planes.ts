import { offsetsOf, type Sets } from "../../plan/partition.ts";
import type { BackwardSums } from "../contract.ts";
import { type Cut, type Layout, laidOffsets } from "./cut.ts";

/** Joint sets and affine sets are unions of planes: one line and one entry for each plane. */
export const planes: Layout = {
  sums({ kernel, desk }, { joint, lines, affine }, x, dy) {
    const [N, C, size] = extentOf(joint);
    const ofDy = desk.results(N * C);
    const ofProducts = desk.results(N * C);
    kernel.sumsOfPlanes(
      ...([x, dy, N, C, size, ...laidOffsets(desk, joint)] as const),
      ...([desk.float64(lines.centre), ofDy.byteOffset, ofProducts.byteOffset] as const),
    );
    return gatherSums({ joint, lines, affine }, ofDy, ofProducts);
  },

  giveBack({ kernel, desk }, { joint, lines, affine }, { perCell, constant }, x, dy, out) {
    kernel.giveBackPlanes(
      ...([x, dy, out, ...extentOf(joint), ...laidOffsets(desk, joint)] as const),
      ...([
        desk.float64(lines.slope),
        desk.float64(lines.centre),
        perCell === null ? 0 : desk.float64(perCell),
        desk.float64(constant),
      ] as const),
      ...laidOffsets(desk, affine.sets),
      desk.float64(affine.scale),
    );
    return true;
  },
};

export function extentOf({ shape: [N, C, H, W] }: Sets): [N: number, C: number, size: number] {
  return [N, C, H * W];
}

/** Sums of planes added up to those of sets. */
function gatherSums({ joint, lines, affine }: Cut, ofDy: Float64Array, ofProducts: Float64Array): BackwardSums {
  const [N, C] = joint.shape;
  const sums = {
    g: new Float64Array(joint.count),
    gx: new Float64Array(joint.count),
    scale: new Float64Array(affine.sets.count),
    shift: new Float64Array(affine.sets.count),
  };
  const [inJoint, inAffine] = [offsetsOf(joint), offsetsOf(affine.sets)];
  for (let n = 0, plane = 0; n < N; n++) {
    for (let c = 0; c < C; c++, plane++) {
      const j = inJoint[0][n] + inJoint[1][c];
      const a = inAffine[0][n] + inAffine[1][c];
      sums.g[j] += affine.scale[a] * ofDy[plane];
      sums.gx[j] += affine.scale[a] * ofProducts[plane];
      sums.scale[a] += lines.slope[j] * ofProducts[plane] + lines.offset[j] * ofDy[plane];
      sums.shift[a] += ofDy[plane];
    }
  }
  return sums;
}
