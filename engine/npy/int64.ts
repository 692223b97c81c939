/** What became of numbers when they were read. */
export interface Read<Kind> {
  readonly data: Kind;
  /** What was subtracted from every number, exactly; 0 where they are as in the file. */
  readonly offset: bigint;
  /** How many numbers are not those of the file. */
  readonly rounded: number;
  /** How many of them became equal to one that differs from them in the file. */
  readonly merged: number;
}

/**
 * 64-bit integers as float64: as they are where float64 holds each of them, else less the smallest of them where it
 * holds these differences, else rounded.
 */
export function readInt64(view: DataView, littleEndian: boolean, signed: boolean): Read<Float64Array<ArrayBuffer>> {
  const [lowAt, highAt] = littleEndian ? [0, 4] : [4, 0];
  const data = new Float64Array(view.byteLength / 8);
  let rounded = 0;
  for (let i = 0; i < data.length; i++) {
    const at = 8 * i + highAt;
    const high = 2 ** 32 * (signed ? view.getInt32(at, littleEndian) : view.getUint32(at, littleEndian));
    const low = view.getUint32(8 * i + lowAt, littleEndian);
    data[i] = high + low;
    if (data[i] - high !== low) rounded++;
  }
  if (rounded === 0) return { data, offset: 0n, rounded, merged: 0 };
  const numberAt = (i: number) =>
    signed ? view.getBigInt64(8 * i, littleEndian) : view.getBigUint64(8 * i, littleEndian);
  const sorted = signed ? new BigInt64Array(data.length) : new BigUint64Array(data.length);
  for (let i = 0; i < data.length; i++) sorted[i] = numberAt(i);
  sorted.sort();
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  if (most - least > 2n ** 53n) return { data, offset: 0n, rounded, merged: mergedIn(sorted) };
  for (let i = 0; i < data.length; i++) data[i] = Number(numberAt(i) - least);
  return { data, offset: least, rounded: 0, merged: 0 };
}

/** How many of ascending integers are, as float64, equal to another one that is not the same integer. */
function mergedIn(sorted: BigInt64Array | BigUint64Array): number {
  let merged = 0;
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && Number(sorted[end]) === Number(sorted[start])) end++;
    if (sorted[start] !== sorted[end - 1]) merged += end - start;
  }
  return merged;
}
