import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pictureBits, pictureSize } from "./pictureSize.ts";

/** Bytes from text and numbers, filled up with zeros to 64. */
function bytes(...parts: readonly (string | number)[]): Uint8Array {
  const list = parts.flatMap((part) => (typeof part === "number" ? part : [...part].map((c) => c.charCodeAt(0))));
  return Uint8Array.from({ length: Math.max(64, list.length) }, (_, i) => list[i] ?? 0);
}

test.each<[string, Uint8Array, readonly [number, number]]>([
  ["PNG", bytes(0x89, "PNG\r\n\x1a\n", 0, 0, 0, 13, "IHDR", 0, 0, 1, 0, 0, 0, 0, 7), [7, 256]],
  ["GIF", bytes("GIF89a", 0x2c, 1, 5, 0), [5, 300]],
  ["BMP", bytes("BM", ...new Array(12).fill(0), 40, 0, 0, 0, 4, 1, 0, 0, 0xfd, 0xff, 0xff, 0xff), [3, 260]],
  ["JPEG", bytes(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 9, 1, 0), [9, 256]],
  ["WebP, lossy", bytes("RIFF", 0, 0, 0, 0, "WEBPVP8 ", 0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 8, 0x40, 9, 0), [9, 8]],
  ["WebP, lossless", bytes("RIFF", 0, 0, 0, 0, "WEBPVP8L", 0, 0, 0, 0, 0x2f, 0x07, 0x00, 0x02, 0), [9, 8]],
  ["WebP, extended", bytes("RIFF", 0, 0, 0, 0, "WEBPVP8X", 10, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 8, 0, 0), [9, 8]],
  [
    "AVIF of tiles",
    bytes(
      0,
      0,
      0,
      32,
      "ftypavif",
      0,
      "ispe",
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      4,
      0,
      0,
      0,
      4,
      "ispe",
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      8,
      0,
      0,
      0,
      9,
    ),
    [9, 8],
  ],
])("%s files say their height and width", (_format, file, size) => {
  expect(pictureSize(file)).toEqual(size);
});

test.each(["astronaut", "cat", "coffee", "rocket"])("%s.png is 96×96", (name) => {
  expect(pictureSize(readFileSync(`public/samples/${name}.png`))).toEqual([96, 96]);
});

test("a picture of more than 8 bits per colour says so", () => {
  const avif = (flags: number) => bytes(0, 0, 0, 32, "ftypavif", 0, "av1C", 0x81, 0, flags);
  expect([0x0c, 0x4c, 0x6c].map((flags) => pictureBits(avif(flags)))).toEqual([8, 10, 12]);
  const png = (depth: number) => bytes(0x89, "PNG\r\n\x1a\n", 0, 0, 0, 13, "IHDR", 0, 0, 0, 1, 0, 0, 0, 1, depth, 0);
  expect([1, 8, 16].map((depth) => pictureBits(png(depth)))).toEqual([8, 8, 16]);
  expect(pictureBits(readFileSync("public/samples/cat.png"))).toBe(8);
  expect(pictureBits(bytes("GIF89a", 0x2c, 1, 5, 0))).toBe(8);
});

test("other files and truncated ones have no size", () => {
  expect(pictureSize(new Uint8Array())).toBeNull();
  expect(pictureSize(bytes("\x93NUMPY"))).toBeNull();
  expect(pictureSize(bytes("<svg xmlns="))).toBeNull();
  expect(pictureSize(bytes(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff))).toBeNull();
  expect(pictureSize(bytes(0, 0, 0, 32, "ftypavif"))).toBeNull();
});

test("hostile bytes never throw", () => {
  const starts = fc.constantFrom(
    "\x89PNG\r\n\x1a\n",
    "\xff\xd8\xff",
    "GIF89a",
    "RIFF....WEBPVP8L",
    "BM",
    "....ftypavifispe",
    "",
  );
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 120 }), (start, rest) => {
      const file = Uint8Array.from([...[...start].map((c) => c.charCodeAt(0)), ...rest]);
      const size = pictureSize(file);
      expect(pictureBits(file)).toBeGreaterThanOrEqual(8);
      expect(size === null || size.every((length) => Number.isInteger(length) && length >= 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
