import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapeOf, standingPoses } from "../cubeCases.ts";
import { cornerOf, cubeGrid, type Grid, placeOf, sampleGrid } from "../space/grid.ts";
import { type Morph, morph } from "./morph.ts";

/** How far the pieces of a morph are from where their first cells stand on a grid. */
function distance({ bricks }: Morph, grid: Grid): number {
  return Math.max(
    ...bricks.map(({ cell, runs }) => {
      const corner = cornerOf(grid, placeOf(grid, cell));
      return Math.hypot(...runs.map(({ from }, line) => from - corner[line]));
    }),
  );
}

describe("morph", () => {
  it("leaves from the cube and arrives at the blocks, with every cell in one piece", () => {
    fc.assert(
      fc.property(standingPoses, ({ openings, apart, looks, ...pose }) => {
        const shape = shapeOf({ openings, apart, looks, ...pose });
        const [cube, samples] = [cubeGrid(shape, openings, apart), sampleGrid(shape, openings, apart)];
        const { sources } = looks[0];
        expect(distance(morph(cube, samples, 0, sources, null), cube)).toBeLessThan(1e-9);
        expect(distance(morph(cube, samples, 1, sources, null), samples)).toBeLessThan(1e-9);
        const cells = morph(cube, samples, 0.3, sources, [0, 0, 0, 0]).bricks.reduce(
          (sum, { runs }) => sum + runs.reduce((product, { first, end }) => product * (end - first), 1),
          0,
        );
        expect(cells).toBe(shape[0] * shape[1] * shape[2] * shape[3]);
      }),
    );
  });

  it("moves rows together where there are too many cells, and still all of them", () => {
    const shape = [8, 4, 32, 32] as const;
    const { bricks } = morph(cubeGrid(shape), sampleGrid(shape), 0.5, [], null);
    expect(bricks.length).toBeLessThan(3000);
    expect(bricks.length).toBeGreaterThan(8);
  });
});
