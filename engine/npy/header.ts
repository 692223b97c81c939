import { count } from "../numbers.ts";
import { MAX_CELLS } from "../plan/shape.ts";
import { type Dtype, dtypeOf, zeros } from "./dtype.ts";
import { readHeaderText } from "./headerText.ts";

/** The longest header that is read, as in NumPy's own reader. */
const MAX_HEADER = 10_000;

/** How many bytes from the beginning of a file are enough for `readNpyHeader`. */
export const NPY_HEAD_BYTES = 12 + MAX_HEADER;

/** What a .npy file holds, checked against its size. */
export interface NpyHeader {
  readonly dtype: Dtype;
  readonly littleEndian: boolean;
  readonly fortranOrder: boolean;
  /** One to four axis lengths, each at least 1, at most 2²³ cells together. */
  readonly shape: readonly number[];
  /** Where the numbers begin; they reach exactly to the end of the file. */
  readonly dataStart: number;
}

/** Whether these bytes begin as every .npy file does. */
export function isNpy(head: Uint8Array): boolean {
  return [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59].every((byte, i) => head[i] === byte);
}

/**
 * Reads and checks the header of a .npy file, versions 1 to 3 of the format (NumPy Enhancement Proposal 1).
 * @param head the first `NPY_HEAD_BYTES` bytes of the file, or all of a shorter one.
 * @param fileSize bytes in the whole file.
 * @throws RangeError with one sentence when the file is not an array of numbers that can be shown.
 */
export function readNpyHeader(head: Uint8Array, fileSize: number): NpyHeader {
  if (!isNpy(head)) throw new RangeError("the file is not a .npy file: it does not begin with the bytes \\x93NUMPY.");
  const { start, end } = headerRange(head, fileSize);
  const { descr, fortranOrder, shape } = readHeaderText(String.fromCharCode(...head.subarray(start, end)));
  const { dtype, littleEndian } = dtypeOf(descr, shape.length);
  checkLength(cellsOf(shape) * dtype.bytes, fileSize - end);
  return { dtype, littleEndian, fortranOrder, shape, dataStart: end };
}

function headerRange(head: Uint8Array, fileSize: number): { start: number; end: number } {
  const major = head[6];
  const start = major === 1 ? 10 : 12;
  if (head.length < start) throw new RangeError(`the file ends after ${claimed(fileSize)} bytes, inside its header.`);
  if (major < 1 || major > 3 || head[7] !== 0) {
    throw new RangeError(
      `the file has version ${major}.${head[7]} of the .npy format: versions 1.0, 2.0 and 3.0 are read.`,
    );
  }
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER) {
    throw new RangeError(
      `the file says that its header has ${claimed(length)} bytes: at most ${claimed(MAX_HEADER)} are read.`,
    );
  }
  if (start + length > Math.min(head.length, fileSize)) {
    throw new RangeError(
      `the header needs ${claimed(start + length)} bytes, the file has ${claimed(fileSize)}: it is truncated.`,
    );
  }
  return { start, end: start + length };
}

function cellsOf(shape: readonly number[]): number {
  if (shape.length === 0) {
    throw new RangeError(
      'the array is a single number without axes; 1 to 4 axes can be shown: save `np.save("a.npy", x[None])`.',
    );
  }
  if (shape.length > 4) {
    throw new RangeError(
      `the array has ${claimed(shape.length)} axes; at most 4 can be shown: save a part of it, \`np.save("a.npy", x[${zeros(shape.length - 4)}])\`.`,
    );
  }
  const lengths = shape.map(count).join("×");
  if (shape.some((length) => length < 0)) {
    throw new RangeError(`the array says it is ${lengths}: an axis cannot have a negative length.`);
  }
  if (shape.includes(0)) throw new RangeError(`the array is ${lengths}: it has no numbers to show.`);
  const cells = shape.reduce((product, length) => product * length, 1);
  if (cells > MAX_CELLS) {
    throw new RangeError(
      `the array has ${claimed(cells)} values; at most ${claimed(MAX_CELLS)} can be shown: save a part of it, \`np.save("a.npy", x[${partThatFits(shape)}])\`.`,
    );
  }
  return cells;
}

function checkLength(needed: number, present: number): void {
  const sizes = `the array needs ${claimed(needed)} bytes of numbers, the file has ${claimed(present)}`;
  if (present < needed) throw new RangeError(`${sizes}: it is truncated.`);
  if (present > needed) throw new RangeError(`${sizes}: the last ${claimed(present - needed)} do not belong to it.`);
}

/** As much as can be shown of an array that has more, as an index of NumPy: less of as few axes as need be, the first ones. */
function partThatFits([length, ...inner]: readonly number[]): string {
  const fits = Math.floor(MAX_CELLS / inner.reduce((product, each) => product * each, 1));
  return fits >= 1 ? `:${firstDigit(Math.min(fits, length))}` : `:1, ${partThatFits(inner)}`;
}

/** The largest number with one digit other than zero that is not above `value`. */
function firstDigit(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.floor(value / power) * power;
}

/** A size as a file claims it: in three digits where it is larger than any whole number that is exact. */
function claimed(value: number): string {
  return Number.isSafeInteger(value) ? count(value) : value.toPrecision(3);
}
