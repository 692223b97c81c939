/** A type of numbers that can be read: bytes for one number, and how one is read. */
export type Dtype =
  | {
      /** What holds every number of the type exactly. */
      readonly kind: "float32" | "float64";
      readonly bytes: number;
      read(view: DataView, at: number, littleEndian: boolean): number;
    }
  | { readonly kind: "int64"; readonly bytes: 8; readonly signed: boolean };

const DTYPES: Readonly<Record<string, Dtype>> = {
  b1: { kind: "float32", bytes: 1, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
  i1: { kind: "float32", bytes: 1, read: (view, at) => view.getInt8(at) },
  u1: { kind: "float32", bytes: 1, read: (view, at) => view.getUint8(at) },
  i2: { kind: "float32", bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  u2: { kind: "float32", bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  i4: { kind: "float64", bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  u4: { kind: "float64", bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  i8: { kind: "int64", bytes: 8, signed: true },
  u8: { kind: "int64", bytes: 8, signed: false },
  f2: { kind: "float32", bytes: 2, read: (view, at, little) => float16(view.getUint16(at, little)) },
  f4: { kind: "float32", bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  f8: { kind: "float64", bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
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

/** One sign bit, five bits of exponent, ten of fraction (IEEE 754 binary16). */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
