import { describe, expect, it } from "vitest";
import { cut } from "../plan/partition.ts";
import type { Shape } from "../plan/shape.ts";
import { cellInWords, cutInWords, setInWords } from "./words.ts";

const SHAPE: Shape = [4, 6, 3, 3];

describe("sets in words", () => {
  it.each([
    [{ C: 6 }, "6 sets of 36 cells: one per channel"],
    [{ N: 4 }, "4 sets of 54 cells: one per sample"],
    [{ N: 4, C: 6 }, "24 sets of 9 cells: one per sample and channel"],
    [{ N: 4, C: 3 }, "12 sets of 18 cells: one per sample and group of 2 channels"],
    [{ N: 4, H: 3, W: 3 }, "36 sets of 6 cells: one per sample and position"],
    [{}, "1 set of 216 cells: all cells together"],
    [{ N: [3, 1], C: 6 }, "12 sets of 9 to 27 cells: one per group of samples and channel"],
  ])("tell how %j cuts", (partition, words) => {
    expect(cutInWords("activations", cut(SHAPE, partition))).toBe(words);
  });

  it("name the axes of a weight tensor", () => {
    expect(cutInWords("weights", cut(SHAPE, { N: 4 }))).toBe("4 sets of 54 cells: one per output channel");
    expect(setInWords("weights", cut(SHAPE, { N: 4 }), 2)).toBe("output channel 2, every i, kh, kw");
  });

  it("say which cells a set has", () => {
    expect(setInWords("activations", cut(SHAPE, { N: 4, C: 3 }), 4)).toBe("sample 1, channels 2 and 3, every h, w");
    expect(setInWords("activations", cut(SHAPE, { N: 4, C: 2 }), 3)).toBe("sample 1, channels 3 to 5, every h, w");
    expect(setInWords("activations", cut(SHAPE, { C: 6 }), 5)).toBe("channel 5, every n, h, w");
    expect(cellInWords("activations", [1, 2, 0, 1])).toBe("sample 1, channel 2, row 0, column 1");
  });
});

describe("an impossible cut", () => {
  it("is refused with the numbers and the remedy", () => {
    expect(() => cut(SHAPE, { C: 4 })).toThrow("6 channels cannot be cut into 4 equal groups: use 1, 2, 3 or 6.");
    expect(() => cut(SHAPE, { N: [2, 1] })).toThrow(
      "blocks of 2, 1 do not cover 4 samples: their lengths must add up to 4.",
    );
  });
});
