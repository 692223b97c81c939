import { expect, test } from "vitest";
import { cellsOf, measurementOf, placeAt } from "./grid.ts";
import { LABS } from "./labs/index.ts";

test("the measurements of a grid come to every cell once, and each is found again", () => {
  const grids = LABS.flatMap(({ grid }) => grid ?? []);
  expect(grids.length).toBeGreaterThan(0);
  for (const grid of grids) {
    const found = Array.from({ length: cellsOf(grid) }, (_, n) => {
      const { column, row } = placeAt(grid, n);
      return measurementOf(grid, column, row);
    });
    expect(found).toEqual(Array.from({ length: cellsOf(grid) }, (_, n) => n));
  }
});
