import { sizeOf } from "../../../engine/plan/shape.ts";
import { type Spread, spreadOf } from "../../../engine/train/spread.ts";
import { tinyBatches } from "../../../engine/train/tiny.ts";
import type { SizeResult } from "../../messages/training.ts";
import { drawsOf } from "./draws.ts";
import type { Watched } from "./watched.ts";

/** Mini-batches of up to this many samples, and at most and at least so many of each size. */
const MOST_SAMPLES = 64;
const MOST_BATCHES = 200;
const FEWEST_BATCHES = 24;
/** The most cells of all mini-batches of one size. */
const MOST_READ = 2 ** 21;

export async function watchSize({ request, input: { reading }, column }: Watched): Promise<SizeResult | null> {
  const { activations } = request;
  if (!activations) return null;
  const [N, , H, W] = reading.shape;
  const perSample = sizeOf(reading.shape) / N;
  const spreads: { readonly samples: number; readonly spread: Spread }[] = [];
  for (let samples = 1; samples <= MOST_SAMPLES; samples *= 2) {
    const batches = Math.min(MOST_BATCHES, Math.floor(MOST_READ / (samples * perSample)));
    if (batches < FEWEST_BATCHES) break;
    const drawn = await drawsOf(activations, samples);
    const all = await Promise.all(Array.from({ length: batches }, (_, draw) => drawn(draw + 1)));
    spreads.push({ samples, spread: spreadOf(all) });
  }
  return { topic: "size", spreads, tiny: N * H * W > 1 ? tinyBatches(reading, column.plan.eps) : null };
}
