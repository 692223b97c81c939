import { defaultAxes, tensorShape } from "../../engine/npy/axes.ts";
import { count } from "../../engine/numbers.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import { MAX_CELLS } from "../../engine/plan/shape.ts";
import { SOURCES } from "../../engine/sources/index.ts";
import type { SeededSource } from "../../engine/sources/source.ts";
import { SAMPLES, type Sample } from "./samples.ts";

/** The source that stands for an own file. */
export const OWN_FILE = "file";

/** What a tensor is made from, and its shape. */
export interface TensorSpec {
  readonly shape: Shape;
  /** The id of a seeded source or of a sample, or `OWN_FILE`. */
  readonly source: string;
  readonly seed: number;
  /** All values are multiplied by it; 1 where it is absent. */
  readonly times?: number;
  /** For an own .npy file: what its axes mean, such as "NCHW"; by default what they most likely mean. */
  readonly axes?: string;
}

/** A file that was dropped or chosen, inspected and found good. A worker can be given it again at any time. */
export interface OwnFile {
  readonly kind: "npy" | "images";
  /** Its name, or for several pictures the first one's and how many more. */
  readonly name: string;
  /** One .npy file, or pictures of one sample each. */
  readonly blobs: readonly Blob[];
  readonly checksum: string;
  /** The axis lengths in the .npy file; for pictures how many, 3, and the largest height and width. */
  readonly shape: readonly number[];
}

/** Numbers that exist already, of which a part is shown: a sample or an own file. */
export type Supply = Pick<Sample, "kind" | "fit" | "axes"> & {
  /** What its contents are remembered by. */
  readonly key: string;
  /** All there is, in N, C, H, W order. */
  readonly shape: Shape;
  readonly scale: number;
  /** What the first two axes count, in the plural; null where the file's owner knows better. */
  readonly nouns: readonly [string, string] | null;
  /** Where to read: addresses, or the files themselves. */
  readonly from: readonly (string | Blob)[];
};

/** Pictures in numbers may be enlarged up to this height and width, so that one can see how they were resampled. */
const LARGEST_ENLARGED = 32;

/** The seeded source of a spec, or undefined. */
export function seededSource({ source }: Pick<TensorSpec, "source">): SeededSource | undefined {
  return SOURCES.find(({ id }) => id === source);
}

/**
 * Where the numbers of a spec that has no seeded source come from.
 * @throws RangeError when there is no such source, or the own file is not open.
 */
export function supplyOf({ source, axes }: Pick<TensorSpec, "source" | "axes">, file: OwnFile | null): Supply {
  const sample = SAMPLES.find(({ id }) => id === source);
  if (sample) return sampleSupply(sample);
  if (source !== OWN_FILE)
    throw new RangeError(`there are no data called "${source.slice(0, 20)}": choose one of the list.`);
  if (file === null) throw new RangeError("the own file is not here any more: choose it again.");
  return file.kind === "images" ? pictureSupply(file) : npySupply(file, axes ?? defaultAxes(file.shape));
}

/** The letters of the axes of the own .npy file that a tensor is read from; undefined where it is from elsewhere. */
export function orderOf(
  { source, axes }: Pick<TensorSpec, "source" | "axes">,
  file: OwnFile | null,
): string | undefined {
  return source === OWN_FILE && file?.kind === "npy" ? (axes ?? defaultAxes(file.shape)) : undefined;
}

/** The longest N, C, H and W that a source can give, each taken alone; a seeded one is limited only by 2²³ cells in all. */
export function limitsOf(spec: Pick<TensorSpec, "source" | "axes">, file: OwnFile | null): Shape {
  if (seededSource(spec)) return [MAX_CELLS, MAX_CELLS, MAX_CELLS, MAX_CELLS];
  const { kind, fit, shape } = supplyOf(spec, file);
  const enlarged = kind === "npy" && fit === "resample";
  return enlarged ? [shape[0], shape[1], LARGEST_ENLARGED, LARGEST_ENLARGED] : shape;
}

/** What of a supply is shown, such as "first 4 of 1797 digits, resampled to 12×12"; null when it is all. */
export function partInWords({ kind, shape: all, nouns, fit }: Supply, shape: Shape): string | null {
  if (shape.join() === all.join()) return null;
  if (nouns === null) return `the first ${shape.join("×")} of ${all.join("×")}`;
  const counted = nouns.map((noun, axis) => `first ${shape[axis]} of ${count(all[axis])} ${noun}`);
  const parts = counted.filter((_, axis) => shape[axis] < all[axis]);
  const [size, whole] = [shape, all].map(([, , H, W]) => `${H}×${W}`);
  const otherProportion = kind === "pictures" && shape[2] * all[3] !== shape[3] * all[2];
  const fitted = `${otherProportion ? "the middle " : ""}resampled to ${size}`;
  if (size !== whole) parts.push(fit === "resample" ? fitted : `upper left ${size} of ${whole}`);
  return parts.join(", ");
}

function sampleSupply(sample: Sample): Supply {
  const channels = sample.tensor === "weights" ? "input channels" : "channels";
  return { scale: 1, ...sample, key: sample.id, nouns: [sample.noun, channels], from: sample.urls };
}

function pictureSupply({ blobs, checksum, shape }: OwnFile): Supply {
  return {
    kind: "pictures",
    key: checksum,
    shape: shape as unknown as Shape,
    fit: "resample",
    scale: 1,
    nouns: ["pictures", "channels"],
    from: blobs,
  };
}

function npySupply({ blobs, checksum, shape }: OwnFile, axes: string): Supply {
  return {
    kind: "npy",
    key: `${checksum} ${axes}`,
    shape: tensorShape(shape, axes),
    axes,
    fit: "crop",
    scale: 1,
    nouns: null,
    from: blobs,
  };
}
