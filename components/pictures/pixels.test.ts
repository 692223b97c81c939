import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arePictures, pixelsOf, squaresIn } from "./pixels.ts";

const bytes = (words: Uint32Array) => [...new Uint8Array(words.buffer)];

describe("a tensor as pictures", () => {
  it("has its three channels as red, green and blue", () => {
    const values = Float32Array.of(0, 1, 0.5, 0.5, 1, 0);
    expect(bytes(pixelsOf(values, [1, 3, 1, 2], 0, { black: 0, white: 1 }))).toEqual([
      0, 128, 255, 255, 255, 128, 0, 255,
    ]);
  });

  it("has its one channel as grey, and beyond its tones black and white", () => {
    const values = Float32Array.of(9, 9, -3, 0, Number.NaN, 7);
    const words = pixelsOf(values, [2, 1, 1, 3], 0, { black: -2, white: 2 });
    expect(bytes(words).slice(0, 3)).toEqual([255, 255, 255]);
    expect(bytes(pixelsOf(values, [2, 1, 1, 3], 1, { black: -2, white: 2 }))).toEqual([
      128, 128, 128, 255, 0, 0, 0, 255, 255, 255, 255, 255,
    ]);
  });

  it("is offered for one or three channels of more than a few pixels", () => {
    expect(arePictures([4, 3, 32, 32])).toBe(true);
    expect(arePictures([4, 1, 8, 8])).toBe(true);
    expect(arePictures([4, 6, 32, 32])).toBe(false);
    expect(arePictures([4, 3, 3, 3])).toBe(false);
  });
});

it("squares fit into their box, and none a pixel larger would", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 60, max: 800 }),
      fc.integer({ min: 60, max: 600 }),
      (count, width, height) => {
        const fits = (size: number, perRow: number) =>
          perRow * size + 4 * (perRow - 1) <= width &&
          Math.ceil(count / perRow) * size + 4 * (Math.ceil(count / perRow) - 1) <= height;
        const { size, perRow } = squaresIn(count, width, height, 4);
        expect(size === 1 || fits(size, perRow)).toBe(true);
        for (let other = 1; other <= count; other++) expect(fits(size + 1, other)).toBe(false);
      },
    ),
  );
});
