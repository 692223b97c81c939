import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allCells, shapeOf, standingPoses } from "../cubeCases.ts";
import { model } from "../paint/model.ts";
import { cellAtPlace, edgeLengths, LONGEST, placeOf } from "./grid.ts";

const length = fc.integer({ min: 1, max: 1_000_000 });

describe("grid", () => {
  it("finds every cell again at its place, in both arrangements", () => {
    fc.assert(
      fc.property(standingPoses, (pose) => {
        const { grid } = model(shapeOf(pose), pose, null);
        const lost = allCells(grid.shape).filter(
          (cell) => cellAtPlace(grid, placeOf(grid, cell))?.join() !== cell.join(),
        );
        expect(lost).toEqual([]);
      }),
    );
  });

  it("keeps every box readable, and its cells cubes as long as it is", () => {
    fc.assert(
      fc.property(fc.tuple(length, length, length), (counts) => {
        const edges = edgeLengths(counts);
        expect(Math.max(...edges) / Math.min(...edges)).toBeLessThanOrEqual(LONGEST + 1e-9);
      }),
    );
    expect(edgeLengths([4, 9, 6]).map((edge) => edge * 9)).toEqual([4, 9, 6]);
  });
});
