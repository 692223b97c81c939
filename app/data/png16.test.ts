import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type DecodedImage, picturesToTensor } from "./images.ts";
import { pictureBits } from "./pictureSize.ts";
import { readPng16 } from "./png16.ts";

const COLOURS = { grey: [0, 1], rgb: [2, 3], "grey, alpha": [4, 2], rgba: [6, 4] } as const;
type Kind = keyof typeof COLOURS;

interface Given {
  readonly kind: Kind;
  readonly width: number;
  readonly height: number;
  readonly interlaced?: boolean;
  readonly key?: readonly number[];
  /** The filter of every row. */
  readonly filter: (row: number) => number;
  readonly value: (x: number, y: number, colour: number) => number;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length);
  out.write(name, 4, "latin1");
  out.set(data, 8);
  return out;
}

/** Writes a PNG of 16 bits as its specification says. */
function png({ kind, width, height, interlaced = false, key, filter, value }: Given): Uint8Array<ArrayBuffer> {
  const [type, colours] = COLOURS[kind];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([16, type, 0, 0, interlaced ? 1 : 0], 8);
  const columns = Array.from({ length: width }, (_, x) => x);
  const rows = Array.from({ length: height }, (_, y) => y);
  const grids = interlaced
    ? ["0 8 0 8", "4 8 0 8", "0 4 4 8", "2 4 0 4", "0 2 2 4", "1 2 0 2", "0 1 1 2"].map((pass) =>
        pass.split(" ").map(Number),
      )
    : [[0, 1, 0, 1]];
  const lines = grids.flatMap(([x0, dx, y0, dy]) => {
    const across = columns.filter((x) => x % dx === x0 % dx && x >= x0);
    let before = Buffer.alloc(across.length * colours * 2);
    return (across.length === 0 ? [] : rows.filter((y) => y % dy === y0 % dy && y >= y0)).map((y, row) => {
      const line = Buffer.alloc(before.length);
      across.forEach((x, i) => {
        for (let c = 0; c < colours; c++) line.writeUInt16BE(value(x, y, c), 2 * (i * colours + c));
      });
      const filtered = line.map((byte, i) => {
        const [a, b, c] = [line[i - 2 * colours] ?? 0, before[i], before[i - 2 * colours] ?? 0];
        const p = a + b - c;
        const [pa, pb, pc] = [a, b, c].map((near) => Math.abs(p - near));
        const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
        return byte - [0, a, b, (a + b) >> 1, paeth][filter(row)];
      });
      before = line;
      return Buffer.concat([Buffer.of(filter(row)), filtered]);
    });
  });
  const packed = deflateSync(Buffer.concat(lines));
  const half = packed.length >> 1;
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      chunk("IHDR", header),
      ...(key ? [chunk("tRNS", Buffer.from(key.flatMap((each) => [each >> 8, each & 255])))] : []),
      chunk("IDAT", packed.subarray(0, half)),
      chunk("IDAT", packed.subarray(half)),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

const numbered = (seed: number) => (x: number, y: number, c: number) =>
  (Math.imul(x + 131 * y + 17 * c + seed, 2654435761) >>> 7) & 0xffff;

test("every pixel comes back with all its 16 bits, whatever colours, filters and interlacing", async () => {
  const side = fc.integer({ min: 1, max: 13 });
  const kinds = fc.constantFrom(...(Object.keys(COLOURS) as Kind[]));
  await fc.assert(
    fc.asyncProperty(kinds, side, side, fc.boolean(), fc.nat(1000), async (kind, width, height, interlaced, seed) => {
      const value = numbered(seed);
      const file = png({ kind, width, height, interlaced, filter: (row) => (row + seed) % 5, value });
      expect(pictureBits(file)).toBe(16);
      const { size, colours } = await readPng16(file);
      expect(size).toEqual([height, width]);
      const [, count] = COLOURS[kind];
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
          colours.forEach((plane, c) => {
            const alpha = count % 2 === 0 ? value(x, y, count - 1) / 65535 : 1;
            const own = value(x, y, count < 3 ? 0 : c) / 65535;
            expect(plane[y * width + x]).toBeCloseTo(own * alpha + 1 - alpha, 6);
          });
    }),
  );
});

test("a colour that is said to be transparent becomes white", async () => {
  const value = (x: number) => [1000, 2000][x];
  const file = png({ kind: "grey", width: 2, height: 1, key: [2000], filter: () => 0, value });
  const { colours } = await readPng16(file);
  expect([...colours[0]]).toEqual([Math.fround(1000 / 65535), 1]);
});

test("neighbours that 8 bits would make equal stay apart in the tensor", async () => {
  const value = (x: number, y: number) => 30080 + 8 * y + x;
  const { size, colours } = await readPng16(png({ kind: "grey", width: 8, height: 8, filter: () => 4, value }));
  const picture: DecodedImage = { size, colours, bits: { file: 16, read: 16 } };
  const tensor = picturesToTensor([picture], [1, 3, 8, 8], 0);
  expect([...tensor.subarray(0, 64)]).toEqual(Array.from({ length: 64 }, (_, i) => Math.fround((30080 + i) / 65535)));
  expect(tensor.subarray(128)).toEqual(tensor.subarray(0, 64));
});

test("damaged files are refused, never read as something else", async () => {
  const given: Given = { kind: "rgb", width: 5, height: 4, filter: (row) => row % 5, value: numbered(3) };
  const file = png(given);
  for (let length = 33; length < file.length - 16; length++) {
    await expect(readPng16(file.slice(0, length))).rejects.toThrow();
  }
  const taller = file.slice();
  taller[23] = 5;
  await expect(readPng16(taller)).rejects.toThrow("fewer pixels");
  taller[23] = 3;
  await expect(readPng16(taller)).rejects.toThrow("more pixels");
});
