import type { Shape, Tensor } from "../plan/shape.ts";
import { gather } from "./gather.ts";
import { NPY_HEAD_BYTES, type NpyHeader, readNpyHeader } from "./header.ts";
import { type Read, readInt64 } from "./int64.ts";

/** The numbers of a .npy file in row-major (C order), also where the file was in Fortran order. */
export interface NpyArray extends Read<Tensor> {
  /** One to four axis lengths. */
  readonly shape: readonly number[];
}

/**
 * Reads a whole .npy file without loss: as float32 where that holds every number exactly, else as float64. Only 64-bit
 * integers may need more; what became of these is told.
 * @throws RangeError with one sentence when the file is not an array of numbers that can be shown, see `readNpyHeader`.
 */
export function readNpy(bytes: ArrayBuffer): NpyArray {
  const header = readNpyHeader(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, NPY_HEAD_BYTES)), bytes.byteLength);
  const read = numbersOf(header, new DataView(bytes, header.dataStart));
  const { shape } = header;
  return { ...read, shape, data: header.fortranOrder ? fromFortranOrder(read.data, shape) : read.data };
}

function numbersOf({ dtype, littleEndian }: NpyHeader, view: DataView): Read<Tensor> {
  if (dtype.kind === "int64") {
    const read = readInt64(view, littleEndian, dtype.signed);
    return { ...read, data: narrow(read.data) };
  }
  const length = view.byteLength / dtype.bytes;
  const data = dtype.kind === "float32" ? new Float32Array(length) : new Float64Array(length);
  for (let i = 0; i < length; i++) data[i] = dtype.read(view, i * dtype.bytes, littleEndian);
  return { data: narrow(data), offset: 0n, rounded: 0, merged: 0 };
}

/** In float32 where that holds every number exactly. */
function narrow(values: Tensor): Tensor {
  if (values instanceof Float32Array) return values;
  for (const value of values) if (Math.fround(value) !== value && !Number.isNaN(value)) return values;
  return Float32Array.from(values);
}

function fromFortranOrder(data: Tensor, shape: readonly number[]): Tensor {
  const lengths = [...shape, 1, 1, 1].slice(0, 4);
  const strides = lengths.map((_, axis) => lengths.slice(0, axis).reduce((product, length) => product * length, 1));
  return gather(data, lengths as unknown as Shape, strides as unknown as Shape);
}
