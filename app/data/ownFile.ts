import { defaultAxes, tensorShape } from "../../engine/npy/axes.ts";
import { isNpy, NPY_HEAD_BYTES, readNpyHeader } from "../../engine/npy/header.ts";
import { count } from "../../engine/numbers.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import type { TensorKind } from "../../engine/plan/technique.ts";

import { checksumOf } from "./checksum.ts";
import { checkPicture } from "./images.ts";
import { otherFileInWords } from "./otherFiles.ts";
import { pictureSize } from "./pictureSize.ts";
import type { OwnFile } from "./supply.ts";

const MOST_PICTURES = 256;

/** Pictures begin at this height and width, or smaller if they are. */
const FIRST_SIZE = 32;

/** An own file and how it is shown at first. */
export interface OwnFileInfo {
  readonly file: OwnFile;
  /** What its axes most likely mean, such as "NCHW"; undefined for pictures. */
  readonly axes: string | undefined;
  /** All there is, in N, C, H, W order. */
  readonly shape: Shape;
  readonly initialShape: Shape;
}

/**
 * Looks at files that were dropped or chosen: one .npy file, or pictures. Their bytes decide, not their names.
 * @param tensor what they are to be
 * @throws RangeError with one sentence when they cannot be shown.
 */
export async function inspectFiles(files: readonly File[], tensor: TensorKind = "activations"): Promise<OwnFileInfo> {
  if (files.length === 0) throw new RangeError("there is no file: choose a .npy file or pictures.");
  if (files.length > MOST_PICTURES) {
    throw new RangeError(`${count(files.length)} files are too many: choose at most ${MOST_PICTURES} pictures.`);
  }
  const heads = await Promise.all(files.map(headOf));
  if (!heads.some(isNpy)) return inspectPictures(files);
  if (files.length > 1)
    throw new RangeError(`${files.length} files, one of them .npy: choose one .npy file, or only pictures.`);
  return inspectNpy(files[0], heads[0], tensor);
}

async function headOf(file: File): Promise<Uint8Array> {
  const bytes = await file
    .slice(0, NPY_HEAD_BYTES)
    .arrayBuffer()
    .catch(() => {
      throw new RangeError(`${file.name} cannot be read: choose files, not a folder.`);
    });
  const head = new Uint8Array(bytes);
  if (head.length === 0) throw new RangeError(`${file.name} is empty.`);
  const other = isNpy(head) || pictureSize(head) !== null ? null : otherFileInWords(file.name, head);
  if (other !== null) throw new RangeError(other);
  return head;
}

async function inspectNpy(file: File, head: Uint8Array, tensor: TensorKind): Promise<OwnFileInfo> {
  const fileShape = shapeInHeader(file, head);
  const axes = defaultAxes(fileShape, tensor);
  const shape = tensorShape(fileShape, axes);
  const checksum = await checksumOf([file]);
  return {
    file: { kind: "npy", name: file.name, blobs: [file], checksum, shape: fileShape },
    axes,
    shape,
    initialShape: shape,
  };
}

function shapeInHeader(file: File, head: Uint8Array): readonly number[] {
  try {
    return readNpyHeader(head, file.size).shape;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`${file.name}: ${error.message}`);
  }
}

async function inspectPictures(files: readonly File[]): Promise<OwnFileInfo> {
  let [height, width] = [0, 0];
  for (const file of files) {
    const size = await checkPicture(file, file.name);
    height = Math.max(height, size[0]);
    width = Math.max(width, size[1]);
  }
  const shape: Shape = [files.length, 3, height, width];
  const name = files.length === 1 ? files[0].name : `${files[0].name} and ${files.length - 1} more`;
  const checksum = await checksumOf(files);
  return {
    file: { kind: "images", name, blobs: files, checksum, shape },
    axes: undefined,
    shape,
    initialShape: [files.length, 3, Math.min(height, FIRST_SIZE), Math.min(width, FIRST_SIZE)],
  };
}
