import type { Reading } from "../../../engine/normalize/moments.ts";
import { type Shape, sizeOf } from "../../../engine/plan/shape.ts";
import { drawSamples, pickSamples } from "../../../engine/train/samples.ts";
import { limitsOf, seededSource } from "../../data/supply.ts";
import { makeTensor } from "../../data/tensorData.ts";
import type { TensorRequest } from "../../messages/request.ts";

/** The most cells of real data that are read to draw samples from. */
const MOST_IN_STOCK = 2 ** 22;

/**
 * Mini-batches of N samples without end: of a seeded source the samples that follow, of real data samples of theirs that are
 * drawn by counter-based random numbers of (seed, draw).
 */
export async function drawsOf({ spec, file }: TensorRequest, N: number): Promise<(draw: number) => Promise<Reading>> {
  const [, C, H, W] = spec.shape;
  const read = async (shape: Shape, batch: number): Promise<Reading> => {
    const { data, shape: made } = await makeTensor({ ...spec, shape }, file, batch);
    return { x: data, shape: made };
  };
  if (seededSource(spec)) return (draw) => read([N, C, H, W], draw);
  const most = Math.max(1, Math.floor(MOST_IN_STOCK / sizeOf([1, C, H, W])));
  const stock = await read([Math.min(limitsOf(spec, file)[0], most), C, H, W], 0);
  return async (draw) => pickSamples(stock, drawSamples(N, stock.shape[0], spec.seed, draw));
}
