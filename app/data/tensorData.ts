import type { SumsOfSquares } from "../../engine/arithmetic/contract.ts";
import { count } from "../../engine/numbers.ts";
import { MAX_CELLS, type Shape, sizeOf, type Tensor } from "../../engine/plan/shape.ts";
import type { SeededSource } from "../../engine/sources/source.ts";
import { crop, firstOfBatch, multiply, resample } from "./block.ts";
import { picturesToTensor, pixelsInWords } from "./images.ts";
import { isOwn, type Opened, openSupply } from "./openSupply.ts";
import { limitsOf, type OwnFile, partInWords, type Supply, seededSource, supplyOf, type TensorSpec } from "./supply.ts";

export type { OwnFile, TensorSpec } from "./supply.ts";

/** A tensor as it was asked for. */
export interface TensorData {
  /** In float64 where float32 would not hold the numbers of a file. */
  readonly data: Tensor;
  /** The shape asked for, or smaller where the source has less. */
  readonly shape: Shape;
  /** What was cut, resampled or rounded, in words; null where nothing was. */
  readonly note: string | null;
  /** Whether values that differ in the file became equal when they were read. */
  readonly merged: boolean;
  /** Where they were measured while the tensor was made. */
  readonly planes?: SumsOfSquares;
}

/** Writes a seeded tensor, and may measure its planes. */
export type Fill = (
  source: SeededSource,
  out: Float32Array<ArrayBuffer>,
  shape: Shape,
  seed: number,
  batch: number,
) => Promise<SumsOfSquares | undefined>;

const fillAlone: Fill = async (source, out, shape, seed, batch) => {
  source.fill(out, shape, seed, 0, batch);
  return undefined;
};

/**
 * Makes a tensor; meant for a worker. The array is new and belongs to the caller.
 * @param batch 0 is the mini-batch that is shown. Batch k has the samples that follow: a seeded source draws
 *   more of the same population, real samples begin again where they end; an own file is repeated.
 * @param fill writes seeded tensors
 * @throws RangeError with one sentence when the spec cannot be followed or a sample cannot be loaded.
 */
export async function makeTensor(
  spec: TensorSpec,
  file: OwnFile | null,
  batch = 0,
  fill: Fill = fillAlone,
): Promise<TensorData> {
  const tensor = await unscaledTensor(spec, file, batch, fill);
  const { times = 1 } = spec;
  return times === 1 ? tensor : { ...tensor, data: multiply(tensor.data, times), planes: undefined };
}

async function unscaledTensor(spec: TensorSpec, file: OwnFile | null, batch: number, fill: Fill): Promise<TensorData> {
  const limits = limitsOf(spec, file);
  const shape = spec.shape.map((length, axis) => Math.min(length, limits[axis])) as unknown as Shape;
  const cells = sizeOf(shape);
  if (cells > MAX_CELLS) {
    throw new RangeError(`${shape.join("×")} is ${count(cells)} values; at most ${count(MAX_CELLS)} can be shown.`);
  }
  const seeded = seededSource(spec);
  if (seeded) {
    const data = new Float32Array(cells);
    const planes = await fill(seeded, data, shape, spec.seed, batch);
    return { data, shape, note: null, merged: false, planes };
  }
  const supply = supplyOf(spec, file);
  const opened = await openSupply(supply);
  const first = isOwn(supply) ? 0 : firstOfBatch(supply.shape[0], shape[0], batch);
  const merged = opened.kind === "npy" && opened.merged;
  return { data: partOf(opened, supply, shape, first), shape, note: noteOf(opened, supply, shape), merged };
}

function partOf(opened: Opened, { fit }: Supply, shape: Shape, first: number): Tensor {
  if (opened.kind === "pictures") return picturesToTensor(opened.pictures, shape, first);
  return fit === "crop" ? crop(opened.whole, shape, first) : resample(opened.whole, shape, first);
}

function noteOf(opened: Opened, supply: Supply, shape: Shape): string | null {
  const notes = [partInWords(supply, shape), opened.kind === "npy" ? opened.note : pixelsInWords(opened.pictures)];
  return notes.filter((note) => note !== null).join("; ") || null;
}
