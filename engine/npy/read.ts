import type { Shape } from "../shape.ts";
import { gather } from "./gather.ts";
import { NPY_HEAD_BYTES, type NpyHeader, readNpyHeader } from "./header.ts";

/** The numbers of a .npy file as float32, whatever they were saved as. */
export interface NpyArray {
  /** One to four axis lengths. */
  readonly shape: readonly number[];
  /** Row-major (C order), also where the file was in Fortran order. */
  readonly data: Float32Array;
  /** False when a number had to be rounded to float32; whole numbers beyond 2⁵³ count as rounded. */
  readonly exact: boolean;
}

/**
 * Reads a whole .npy file.
 * @throws RangeError with one sentence when the file is not an array of numbers that can be shown, see `readNpyHeader`.
 */
export function readNpy(bytes: ArrayBuffer): NpyArray {
  const header = readNpyHeader(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, NPY_HEAD_BYTES)), bytes.byteLength);
  const { data, exact } = numbersOf(header, new DataView(bytes, header.dataStart));
  const { shape } = header;
  return { shape, data: header.fortranOrder ? fromFortranOrder(data, shape) : data, exact };
}

function numbersOf({ dtype, littleEndian }: NpyHeader, view: DataView): { data: Float32Array; exact: boolean } {
  const data = new Float32Array(view.byteLength / dtype.bytes);
  let exact = true;
  for (let i = 0; i < data.length; i++) {
    const value = dtype.read(view, i * dtype.bytes, littleEndian);
    data[i] = value;
    if (data[i] !== value && !Number.isNaN(value)) exact = false;
    if (dtype.integer && !Number.isSafeInteger(value)) exact = false;
  }
  return { data, exact };
}

function fromFortranOrder(data: Float32Array, shape: readonly number[]): Float32Array {
  const lengths = [...shape, 1, 1, 1].slice(0, 4);
  const strides = lengths.map((_, axis) => lengths.slice(0, axis).reduce((product, length) => product * length, 1));
  return gather(data, lengths as unknown as Shape, strides as unknown as Shape);
}
