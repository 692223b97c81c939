import type { Page } from "@playwright/test";

/** Files as a person has them: made here, dropped onto the window. */

export interface TestFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A type of numbers as NumPy names it, and how one is written. */
const WRITERS: Readonly<
  Record<string, readonly [bytes: number, write: (view: DataView, at: number, value: number) => void]>
> = {
  "<f8": [8, (view, at, value) => view.setFloat64(at, value, true)],
  ">f4": [4, (view, at, value) => view.setFloat32(at, value)],
  "<f4": [4, (view, at, value) => view.setFloat32(at, value, true)],
  ">i2": [2, (view, at, value) => view.setInt16(at, value)],
  "<i8": [8, (view, at, value) => view.setBigInt64(at, BigInt(value), true)],
  "|u1": [1, (view, at, value) => view.setUint8(at, value)],
};

/** A .npy file, version 1.0, of numbers given in C order. */
export function npy(type: string, shape: readonly number[], values: readonly number[], fortranOrder = false): TestFile {
  const [bytes, write] = WRITERS[type];
  const numbers = new DataView(new ArrayBuffer(values.length * bytes));
  values.forEach((value, i) => {
    write(numbers, bytes * (fortranOrder ? fortranPlace(shape, i) : i), value);
  });
  const head = npyHead(
    `{'descr': '${type}', 'fortran_order': ${fortranOrder ? "True" : "False"}, 'shape': (${shape.join(", ")},), }`,
  );
  return { name: `${type.slice(1)}.npy`, bytes: Buffer.concat([head, Buffer.from(numbers.buffer)]) };
}

/** The beginning of a .npy file up to its numbers, whatever its header says. */
export function npyHead(header: string): Buffer {
  const text = `${header.padEnd(117)}\n`;
  return Buffer.concat([Buffer.from("\x93NUMPY\x01\x00", "latin1"), Buffer.from([text.length, 0]), Buffer.from(text)]);
}

/** Where a cell that stands at `place` in C order stands in Fortran order. */
function fortranPlace(shape: readonly number[], place: number): number {
  const index: number[] = [];
  let rest = place;
  for (const length of [...shape].reverse()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index.reduceRight((sum, i, axis) => sum * shape[axis] + i, 0);
}

/** Drops files onto the middle of the window. */
export async function drop(page: Page, ...files: readonly TestFile[]): Promise<void> {
  // What takes files is loaded beside the first picture.
  await page.waitForLoadState("networkidle");
  const sent = files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    }
    return transfer;
  }, sent);
  await page.getByRole("main").dispatchEvent("dragenter", { dataTransfer });
  await page.getByRole("main").dispatchEvent("drop", { dataTransfer });
}
