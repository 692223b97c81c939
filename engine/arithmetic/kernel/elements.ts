import { type Cut, type Layout, laidOffsets, type Place } from "./cut.ts";
import { extentOf } from "./planes.ts";
import { areTrusted, CHUNKS, copySums } from "./sums.ts";

/** Joint sets are unions of planes; every element of a sample has a scale and shift of its own. */
export const elements: Layout = {
  sums(place, cut, x, dy) {
    const { kernel, desk } = place;
    const scale = place.narrowed.at(cut.affine.scale);
    if (scale === null) return null;
    const { slope, centre, offset } = cut.lines;
    const sums = {
      g: desk.results(cut.joint.count).fill(0),
      gx: desk.results(cut.joint.count).fill(0),
      scale: desk.results(cut.affine.sets.count).fill(0),
      shift: desk.results(cut.affine.sets.count).fill(0),
    };
    const done = kernel.sumsOfElements(
      ...([x, dy, ...runsIn(place, cut)] as const),
      ...([desk.float64(slope), desk.float64(centre), desk.float64(offset), scale] as const),
      ...([sums.g.byteOffset, sums.gx.byteOffset, sums.scale.byteOffset, sums.shift.byteOffset] as const),
      desk.space(CHUNKS),
    );
    return done && areTrusted(sums) ? copySums(sums) : null;
  },

  giveBack(place, cut, { perCell, constant }, x, dy, out) {
    const { kernel, desk } = place;
    const scale = place.narrowed.at(cut.affine.scale);
    if (scale === null || perCell === null) return false;
    const { slope, centre } = cut.lines;
    return !!kernel.giveBackElements(
      ...([x, dy, out, ...runsIn(place, cut)] as const),
      ...([desk.float64(slope), desk.float64(centre), desk.float64(perCell), desk.float64(constant), scale] as const),
    );
  },
};

/** Extent and joint sets; a sample is one run where its channels share a line. */
function runsIn({ desk }: Place, { joint }: Cut): [N: number, C: number, size: number, ofN: number, ofC: number] {
  const [N, C, size] = extentOf(joint);
  const whole = joint.blocks[1] === 1;
  return [N, whole ? 1 : C, whole ? C * size : size, ...laidOffsets(desk, joint)];
}
