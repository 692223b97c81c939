/** A type of numbers that can be read: its name in NumPy, bytes for one number, and how one is read. */
export interface Dtype {
  readonly name: string;
  readonly bytes: number;
  readonly integer: boolean;
  read(view: DataView, at: number, littleEndian: boolean): number;
}

const DTYPES: Readonly<Record<string, Dtype>> = {
  b1: { name: "bool", bytes: 1, integer: true, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
  i1: { name: "int8", bytes: 1, integer: true, read: (view, at) => view.getInt8(at) },
  u1: { name: "uint8", bytes: 1, integer: true, read: (view, at) => view.getUint8(at) },
  i2: { name: "int16", bytes: 2, integer: true, read: (view, at, little) => view.getInt16(at, little) },
  u2: { name: "uint16", bytes: 2, integer: true, read: (view, at, little) => view.getUint16(at, little) },
  i4: { name: "int32", bytes: 4, integer: true, read: (view, at, little) => view.getInt32(at, little) },
  u4: { name: "uint32", bytes: 4, integer: true, read: (view, at, little) => view.getUint32(at, little) },
  i8: { name: "int64", bytes: 8, integer: true, read: (view, at, little) => int64(view, at, little, true) },
  u8: { name: "uint64", bytes: 8, integer: true, read: (view, at, little) => int64(view, at, little, false) },
  f2: { name: "float16", bytes: 2, integer: false, read: (view, at, little) => float16(view.getUint16(at, little)) },
  f4: { name: "float32", bytes: 4, integer: false, read: (view, at, little) => view.getFloat32(at, little) },
  f8: { name: "float64", bytes: 8, integer: false, read: (view, at, little) => view.getFloat64(at, little) },
};

const REFUSED: Readonly<Record<string, string>> = {
  c: "complex numbers: save np.abs(x), x.real or x.imag",
  O: "Python objects: save numbers, for example x.astype(np.float32)",
  S: "text: save numbers",
  a: "text: save numbers",
  U: "text: save numbers",
  M: "dates: save numbers, for example x.astype(np.int64)",
  m: "time differences: save numbers, for example x.astype(np.int64)",
  V: "raw bytes (bfloat16 is saved so too): save x.astype(np.float32)",
};

/**
 * The type and byte order of a NumPy type text such as "<f4", ">i8" or "|b1"; "=" and no sign are read as little-endian.
 * @throws RangeError naming the type when its values are not plain numbers.
 */
export function dtypeOf(text: string): { dtype: Dtype; littleEndian: boolean } {
  const parts = /^([<>|=]?)([A-Za-z])(\d*)/.exec(text);
  const code = parts === null ? "" : parts[2] + parts[3];
  if (parts !== null && Object.hasOwn(DTYPES, code) && parts[0] === text) {
    return { dtype: DTYPES[code], littleEndian: parts[1] !== ">" };
  }
  const kind = parts?.[2] ?? "";
  const remedy = Object.hasOwn(REFUSED, kind) ? REFUSED[kind] : "which is not read: save x.astype(np.float32)";
  throw new RangeError(`the array has the type "${text.slice(0, 24)}", ${remedy}.`);
}

function int64(view: DataView, at: number, littleEndian: boolean, signed: boolean): number {
  const low = view.getUint32(littleEndian ? at : at + 4, littleEndian);
  const highAt = littleEndian ? at + 4 : at;
  const high = signed ? view.getInt32(highAt, littleEndian) : view.getUint32(highAt, littleEndian);
  return high * 2 ** 32 + low;
}

/** One sign bit, five bits of exponent, ten of fraction (IEEE 754 binary16). */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
