import { toTensor } from "../../engine/npy/axes.ts";
import type { Read } from "../../engine/npy/int64.ts";
import { readNpy } from "../../engine/npy/read.ts";
import { count } from "../../engine/numbers.ts";
import type { Tensor } from "../../engine/plan/shape.ts";
import { multiply, type Whole } from "./block.ts";
import { type DecodedImage, openPictures } from "./images.ts";
import type { Supply } from "./supply.ts";

/** The contents of a supply, read and decoded. */
export type Opened =
  | { readonly kind: "npy"; readonly whole: Whole; readonly merged: boolean; readonly note: string | null }
  | { readonly kind: "pictures"; readonly pictures: readonly DecodedImage[] };

/** How many own files stay in memory: one for the activations, one for the weights. */
const OWN_FILES = 2;

const samples = new Map<string, Promise<Opened>>();
const ownFiles = new Map<string, Promise<Opened>>();

/**
 * Reads a supply: every sample once, and of own files the last two stay in memory. What fails is tried again next time.
 * @throws RangeError when a file is not what it was inspected to be, or a sample cannot be loaded.
 */
export function openSupply(supply: Supply): Promise<Opened> {
  const memory = isOwn(supply) ? ownFiles : samples;
  const remembered = memory.get(supply.key);
  if (remembered) return remembered;
  const [oldest] = ownFiles.keys();
  if (isOwn(supply) && ownFiles.size >= OWN_FILES) ownFiles.delete(oldest);
  const opened = read(supply);
  memory.set(supply.key, opened);
  opened.catch(() => memory.delete(supply.key));
  return opened;
}

/** Whether a supply is an own file rather than a sample. */
export function isOwn({ from }: Supply): boolean {
  return from.some((place) => typeof place !== "string");
}

async function read({ kind, from, axes = "NCHW", scale }: Supply): Promise<Opened> {
  const blobs = await Promise.all(from.map((place) => (typeof place === "string" ? load(place) : place)));
  if (kind === "pictures") return { kind, pictures: await openPictures(blobs) };
  const array = readNpy(await blobs[0].arrayBuffer());
  const whole = toTensor({ shape: array.shape, data: multiply(array.data, scale) }, axes);
  return { kind, whole, merged: array.merged > 0, note: readingInWords(array) };
}

/** How the numbers differ from those of the file; null where they are the same. */
function readingInWords({ data, offset, rounded, merged }: Read<Tensor>): string | null {
  if (offset !== 0n)
    return `${count(offset)} was subtracted from every value, exactly: float64 cannot hold integers this large`;
  if (rounded === 0) return null;
  return `${count(rounded)} of ${count(data.length)} values were rounded to float64, which made ${count(merged)} equal to another one`;
}

async function load(url: string): Promise<Blob> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) {
    const file = url.slice(url.lastIndexOf("/") + 1);
    throw new RangeError(`${file} could not be loaded (${response ? response.status : "no connection"}): try again.`);
  }
  return response.blob();
}
