import fc from "fast-check";
import { expect, test } from "vitest";
import { NPY_HEAD_BYTES, readNpyHeader } from "./header.ts";
import { readNpy } from "./read.ts";

interface File {
  version?: number;
  descr?: string;
  fortran?: boolean;
  shape?: readonly number[];
  /** The whole header text, instead of what follows from the above. */
  header?: string;
  numbers?: Uint8Array;
}

/** Writes a .npy file, good or bad. */
function write({ version = 1, descr = "<f4", fortran = false, shape = [2, 3], header, numbers }: File): ArrayBuffer {
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const dict = `{'descr': '${descr}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': (${tuple}), }`;
  const text = header ?? `${dict.padEnd(117)}\n`;
  const start = version === 1 ? 10 : 12;
  const data =
    numbers ?? new Uint8Array(shape.reduce((product, length) => product * length, 1) * Number(descr.slice(2)));
  const bytes = new Uint8Array(start + text.length + data.length);
  bytes.set([0x93, ...[..."NUMPY"].map((c) => c.charCodeAt(0)), version, 0]);
  new DataView(bytes.buffer).setUint16(8, text.length, true);
  bytes.set(
    [...text].map((c) => c.charCodeAt(0)),
    start,
  );
  bytes.set(data, start + text.length);
  return bytes.buffer;
}

/** The bytes of numbers of one type. */
function encode(descr: string, values: readonly (number | bigint)[]): Uint8Array {
  const little = descr[0] !== ">";
  const bytes = Number(descr.slice(2));
  const view = new DataView(new ArrayBuffer(values.length * bytes));
  const setters: Record<string, (at: number, value: number | bigint) => void> = {
    b1: (at, value) => view.setUint8(at, Number(value)),
    i1: (at, value) => view.setInt8(at, Number(value)),
    u1: (at, value) => view.setUint8(at, Number(value)),
    i2: (at, value) => view.setInt16(at, Number(value), little),
    u2: (at, value) => view.setUint16(at, Number(value), little),
    i4: (at, value) => view.setInt32(at, Number(value), little),
    u4: (at, value) => view.setUint32(at, Number(value), little),
    i8: (at, value) => view.setBigInt64(at, BigInt(value), little),
    u8: (at, value) => view.setBigUint64(at, BigInt(value), little),
    f2: (at, value) => view.setUint16(at, Number(value), little),
    f4: (at, value) => view.setFloat32(at, Number(value), little),
    f8: (at, value) => view.setFloat64(at, Number(value), little),
  };
  values.forEach((value, i) => {
    setters[descr.slice(1)](i * bytes, value);
  });
  return new Uint8Array(view.buffer);
}

function refusal(file: ArrayBuffer): string {
  try {
    readNpy(file);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return (error as RangeError).message;
  }
  return "read";
}

const INTEGERS: Record<string, readonly [bigint, bigint]> = {
  b1: [0n, 1n],
  i1: [-(2n ** 7n), 2n ** 7n - 1n],
  u1: [0n, 2n ** 8n - 1n],
  i2: [-(2n ** 15n), 2n ** 15n - 1n],
  u2: [0n, 2n ** 16n - 1n],
  i4: [-(2n ** 31n), 2n ** 31n - 1n],
  u4: [0n, 2n ** 32n - 1n],
  i8: [-(2n ** 63n), 2n ** 63n - 1n],
  u8: [0n, 2n ** 64n - 1n],
};

const orders = fc.constantFrom("<", ">", "|", "=");

test.each(Object.entries(INTEGERS))("integers of type %s come back, less what is told", (type, [min, max]) => {
  const anywhere = fc.array(fc.bigInt({ min, max }), { minLength: 1, maxLength: 20 });
  const near = fc
    .tuple(fc.bigInt({ min, max }), fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 20 }))
    .map(([first, steps]) => steps.map((step) => first + step).filter((number) => number <= max))
    .filter((numbers) => numbers.length > 0);
  fc.assert(
    fc.property(orders, fc.oneof(anywhere, near), (order, numbers) => {
      const descr = order + type;
      const read = readNpy(write({ descr, shape: [numbers.length], numbers: encode(descr, numbers) }));
      const { data, offset, rounded, merged } = read;
      const kept = numbers.filter((number, i) => BigInt(data[i]) === number - offset);
      expect(rounded).toBe(numbers.length - kept.length);
      expect(merged).toBe(
        numbers.filter((one, i) => numbers.some((other, j) => data[i] === data[j] && one !== other)).length,
      );
      const spread = BigInt(Math.max(0, ...numbers.flatMap((one) => numbers.map((other) => Number(one - other)))));
      if (spread <= 2n ** 53n) expect(rounded).toBe(0);
      if (numbers.every((number) => BigInt(Number(number)) === number)) expect([offset, rounded]).toEqual([0n, 0]);
      expect(data instanceof Float32Array).toBe([...data].every((value) => Math.fround(value) === value));
    }),
  );
});

test("64-bit integers that no offset brings into float64 are rounded, and those that became equal are counted", () => {
  const numbers = [0n, 2n ** 62n, 2n ** 62n + 1n, 2n ** 62n + 1n, 2n ** 62n + 4096n, 7n];
  const { data, offset, rounded, merged } = readNpy(
    write({ descr: "<i8", shape: [6], numbers: encode("<i8", numbers) }),
  );
  expect([...data]).toEqual([0, 2 ** 62, 2 ** 62, 2 ** 62, 2 ** 62 + 4096, 7]);
  expect({ offset, rounded, merged }).toEqual({ offset: 0n, rounded: 2, merged: 3 });
});

test.each(["f4", "f8"])("floats of type %s come back to the last digit, in float32 where that holds them", (type) => {
  const floats = type === "f4" ? fc.float() : fc.oneof(fc.double(), fc.float());
  fc.assert(
    fc.property(orders, fc.array(floats, { minLength: 1, maxLength: 20 }), (order, numbers) => {
      const descr = order + type;
      const read = readNpy(write({ descr, shape: [numbers.length], numbers: encode(descr, numbers) }));
      expect([...read.data]).toEqual(numbers);
      expect(read).toMatchObject({ offset: 0n, rounded: 0, merged: 0 });
      expect(read.data instanceof Float32Array).toBe(numbers.every((number) => Object.is(Math.fround(number), number)));
    }),
  );
});

test("float16 has normal and subnormal numbers, infinities and NaN", () => {
  const table: [number, number][] = [
    [0x0000, 0],
    [0x8000, -0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x83ff, -1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e01, Number.NaN],
  ];
  for (const descr of ["<f2", ">f2"]) {
    const numbers = encode(
      descr,
      table.map(([bits]) => bits),
    );
    const { data } = readNpy(write({ descr, shape: [table.length], numbers }));
    expect([...data]).toEqual(table.map(([, value]) => value));
    expect(data).toBeInstanceOf(Float32Array);
  }
});

test("Fortran order comes back row-major, with 1 to 4 axes", () => {
  const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(shapes, (shape) => {
      const cells = shape.reduce((product, length) => product * length, 1);
      const columnMajor = new Array<number>(cells);
      for (let i = 0; i < cells; i++) {
        let rest = i;
        let place = 0;
        for (let axis = shape.length - 1; axis >= 0; axis--) {
          const stride = shape.slice(0, axis).reduce((product, length) => product * length, 1);
          place += (rest % shape[axis]) * stride;
          rest = Math.floor(rest / shape[axis]);
        }
        columnMajor[place] = i;
      }
      const read = readNpy(write({ fortran: true, shape, numbers: encode("<f4", columnMajor) }));
      expect(read.shape).toEqual(shape);
      expect([...read.data]).toEqual([...columnMajor.keys()]);
    }),
  );
});

test("versions 2 and 3, keys in any order, double quotes and Python 2 lengths are read", () => {
  expect(readNpy(write({ version: 2 })).shape).toEqual([2, 3]);
  expect(readNpy(write({ version: 3 })).shape).toEqual([2, 3]);
  const header = '{"shape":(2L,3L),"fortran_order":False,"descr":"<f4"}';
  expect(readNpy(write({ header })).shape).toEqual([2, 3]);
});

test.each<[File, string]>([
  [{ numbers: new Uint8Array(20) }, "the array needs 24 bytes of numbers, the file has 20: it is truncated."],
  [
    { numbers: new Uint8Array(30) },
    "the array needs 24 bytes of numbers, the file has 30: the last 6 do not belong to it.",
  ],
  [
    { shape: [1024, 16, 56, 56], numbers: new Uint8Array(8) },
    'the array has 51,380,224 values; at most 8,388,608 can be shown: save a part of it, `np.save("a.npy", x[:100])`.',
  ],
  [
    { shape: [2, 2 ** 24], numbers: new Uint8Array(8) },
    'the array has 33,554,432 values; at most 8,388,608 can be shown: save a part of it, `np.save("a.npy", x[:1, :8000000])`.',
  ],
  [
    { shape: [], numbers: new Uint8Array(4) },
    'the array is a single number without axes; 1 to 4 axes can be shown: save `np.save("a.npy", x[None])`.',
  ],
  [
    { shape: [2, 2, 2, 2, 2, 2] },
    'the array has 6 axes; at most 4 can be shown: save a part of it, `np.save("a.npy", x[0, 0])`.',
  ],
  [{ shape: [2, -3], numbers: new Uint8Array(8) }, "the array says it is 2×−3: an axis cannot have a negative length."],
  [{ shape: [2, 0] }, "the array is 2×0: it has no numbers to show."],
  [
    { descr: "<c8" },
    'the array has the type "<c8", complex numbers: save `np.save("a.npy", np.abs(x))`, or `np.save("a.npy", x.real)` and x.imag.',
  ],
  [
    { descr: "|O" },
    'the array has the type "|O", Python objects: save one of them, `np.save("a.npy", x[0, 0])`, or all where each is a number, `np.save("a.npy", x.astype(np.float64))`.',
  ],
  [
    { descr: "<U12" },
    'the array has the type "<U12", text: where it spells numbers save these, `np.save("a.npy", x.astype(np.float64))`.',
  ],
  [
    { descr: "<M8[ns]", numbers: new Uint8Array(48) },
    'the array has the type "<M8[ns]", dates: save them as whole numbers, `np.save("a.npy", x.astype(np.int64))`.',
  ],
  [
    { descr: "|V2" },
    'the array has the type "|V2", two raw bytes for a value, as bfloat16 is saved: save the tensor t in float32, `np.save("a.npy", t.float().numpy())`, or this array, `np.save("a.npy", (x.view(np.uint16).astype(np.uint32) << 16).view(np.float32))`.',
  ],
  [
    { descr: "<f16" },
    'the array has the type "<f16", which is not read: save it in float64, `np.save("a.npy", x.astype(np.float64))`.',
  ],
  [{ version: 4 }, "the file has version 4.0 of the .npy format: versions 1.0, 2.0 and 3.0 are read."],
  [
    { header: "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), }" },
    'the array holds records of several fields: save one of them, `np.save("a.npy", x["a"])`.',
  ],
])("refuses %j in one sentence", (file, sentence) => {
  expect(refusal(write(file))).toBe(sentence);
});

test("any header that is not NumPy's dict is refused as such", () => {
  const headers = [
    "",
    "{}",
    "hello",
    "{'descr': '<f4', 'fortran_order': False}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'more': 1}",
    "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}",
    "{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (6)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3.0)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, NaN)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2,, 3)}",
    "{'descr': '<f4' 'fortran_order': False, 'shape': (2, 3)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} + [0]",
    "{'descr': '\\x3cf4', 'fortran_order': False, 'shape': (2, 3)}",
    "__import__('os').system('true')",
  ];
  for (const header of headers) expect(refusal(write({ header })), header).toMatch(/^the header is not the dict/);
});

test("a header that reaches beyond the file or is longer than any real one is refused", () => {
  const file = write({});
  new DataView(file).setUint16(8, 9000, true);
  expect(refusal(file)).toBe("the header needs 9,010 bytes, the file has 152: it is truncated.");
  const long = write({ version: 2 });
  new DataView(long).setUint32(8, 4_000_000_000, true);
  expect(refusal(long)).toBe("the file says that its header has 4,000,000,000 bytes: at most 10,000 are read.");
});

test("the head of a large file is enough to check it", () => {
  const file = write({ shape: [64, 8, 8, 8], numbers: new Uint8Array(64 * 512 * 4) });
  const head = new Uint8Array(file, 0, NPY_HEAD_BYTES);
  expect(readNpyHeader(head, file.byteLength).shape).toEqual([64, 8, 8, 8]);
});

test("every truncation of a good file is refused", () => {
  const file = write({ shape: [2, 2], numbers: encode("<f4", [1, 2, 3, 4]) });
  for (let length = 0; length < file.byteLength; length++) expect(refusal(file.slice(0, length))).not.toBe("read");
});

test("damaged bytes and random headers are read or refused, never anything else", () => {
  const good = new Uint8Array(write({ shape: [2, 3, 1, 2], numbers: new Uint8Array(48) }));
  const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(damage, (changes) => {
      const file = good.slice();
      for (const [at, byte] of changes) file[at] = byte;
      refusal(file.buffer);
    }),
    { numRuns: 500 },
  );
  const words = fc.constantFrom(
    "{",
    "}",
    "'descr'",
    ":",
    "'<f4'",
    ",",
    "(",
    ")",
    "'shape'",
    "True",
    "2",
    "-1",
    "1e9",
    " ",
    "99999999999999999999",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
      refusal(write({ header: parts.join("") }));
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void refusal(new Uint8Array(bytes).buffer)));
});
