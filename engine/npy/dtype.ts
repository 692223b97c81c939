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

/** What values of other types are, by the letter of the type, and how x becomes numbers: Python between backticks. */
const REFUSED: Readonly<Record<string, (bytes: string, axes: number) => string>> = {
  c: (bytes) => {
    const short = bytes === "8" || bytes === "16" ? "" : ".astype(np.float64)";
    return `complex numbers: save \`np.save("a.npy", np.abs(x)${short})\`, or \`np.save("a.npy", x.real${short})\` and x.imag`;
  },
  O: (_, axes) =>
    axes === 0
      ? 'a Python object: save what it holds, `np.save("a.npy", x.item()["name"])`'
      : `Python objects: save one of them, \`np.save("a.npy", x[${zeros(axes)}])\`, or all where each is a number, \`np.save("a.npy", x.astype(np.float64))\``,
  S: () => TEXT,
  a: () => TEXT,
  U: () => TEXT,
  M: () => 'dates: save them as whole numbers, `np.save("a.npy", x.astype(np.int64))`',
  m: () => 'time differences: save them as whole numbers, `np.save("a.npy", x.astype(np.int64))`',
  V: (bytes) =>
    bytes === "2"
      ? 'two raw bytes for a value, as bfloat16 is saved: save the tensor t in float32, `np.save("a.npy", t.float().numpy())`, or this array, `np.save("a.npy", (x.view(np.uint16).astype(np.uint32) << 16).view(np.float32))`'
      : 'raw bytes: save the tensor t in float32, `np.save("a.npy", t.float().numpy())`, or the bytes, `np.save("a.npy", x.view(np.uint8))`',
};

const TEXT = 'text: where it spells numbers save these, `np.save("a.npy", x.astype(np.float64))`';

/**
 * The type and byte order of a NumPy type text such as "<f4", ">i8" or "|b1"; "=" and no sign are read as little-endian.
 * @param axes how many axes the array has
 * @throws RangeError naming the type when its values are not plain numbers.
 */
export function dtypeOf(text: string, axes: number): { dtype: Dtype; littleEndian: boolean } {
  const parts = /^([<>|=]?)([A-Za-z])(\d*)/.exec(text);
  const code = parts === null ? "" : parts[2] + parts[3];
  if (parts !== null && Object.hasOwn(DTYPES, code) && parts[0] === text) {
    return { dtype: DTYPES[code], littleEndian: parts[1] !== ">" };
  }
  const kind = parts?.[2] ?? "";
  const remedy = Object.hasOwn(REFUSED, kind)
    ? REFUSED[kind](parts?.[3] ?? "", axes)
    : 'which is not read: save it in float64, `np.save("a.npy", x.astype(np.float64))`';
  throw new RangeError(`the array has the type "${text.slice(0, 24)}", ${remedy}.`);
}

/** The first place along `axes` axes, as an index of NumPy. */
export function zeros(axes: number): string {
  return new Array(axes).fill(0).join(", ");
}

/** One sign bit, five bits of exponent, ten of fraction (IEEE 754 binary16). */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
