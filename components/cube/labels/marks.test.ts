import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FRAME, orientations, shapeOf, standingPoses } from "../cubeCases.ts";
import { model } from "../paint/model.ts";
import { frameFor } from "../space/frame.ts";
import { cubeGrid, sampleGrid, sizeOfGrid } from "../space/grid.ts";
import { project } from "../space/projection.ts";
import { FIGURE, figureFor } from "../space/view.ts";
import { labelReach, labelsOf } from "./labels.ts";
import { axisMarks, chooseTicks } from "./marks.ts";

const NAMES = { N: "N sample", C: "C channel", HW: "H·W" };

describe("thinned", () => {
  it("marks every index where there is room, else the first, the last and round ones between, in order", () => {
    expect(chooseTicks(9, 300)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(chooseTicks(9, 87)).toEqual([0, 2, 4, 6, 8]);
    expect(chooseTicks(3136, 300, 40)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3135]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 800 }), (cells, pixels) => {
        const marked = chooseTicks(cells, pixels);
        expect(marked[0]).toBe(0);
        expect(marked[marked.length - 1]).toBe(cells - 1);
        expect(marked.every((index, i) => i === 0 || index > marked[i - 1])).toBe(true);
        // The last may stand a little nearer to the one before.
        const apart = marked.slice(1).map((index, i) => ((index - marked[i]) * pixels) / Math.max(1, cells - 1));
        if (pixels >= 14) expect(Math.min(...apart, 14)).toBeGreaterThanOrEqual(0.7 * 14 - 1e-9);
      }),
      {
        examples: [
          [1536, 420],
          [2000, 20],
        ],
      },
    );
  });
});

describe("axisMarks", () => {
  it("names every axis with its length in any direction of view, with ticks inside the picture's bounds", () => {
    fc.assert(
      fc.property(standingPoses, orientations, (pose, orientation) => {
        const built = model(shapeOf(pose), pose, null);
        const marks = axisMarks(built.grid, project(orientation, built.size, FRAME), NAMES);
        expect(marks).toHaveLength(built.grid.arrangement === "cube" ? 3 : 4);
        for (const mark of marks) {
          expect(Math.hypot(...mark.outward)).toBeCloseTo(1, 6);
          for (const { at } of labelsOf(mark, FRAME).labels) expect(at.every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it("stands as in the group norm paper: C from the near corner to the left, N to the right, H·W at the left with 0 at the top", () => {
    fc.assert(
      fc.property(standingPoses, (pose) => {
        const built = model(shapeOf(pose), { ...pose, blocks: 0 }, null);
        const [n, hw, c] = axisMarks(built.grid, project(FIGURE, built.size, FRAME), NAMES);
        for (const [mark, side] of [
          [c, -1],
          [n, 1],
        ] as const) {
          expect(Math.sign(mark.outward[0])).toBe(side);
          expect(mark.outward[1]).toBeGreaterThan(0);
          // Numbers count outwards from the near corner: away from the other axis, and up the page.
          const [first, second] = mark.ticks;
          if (!second) continue;
          expect(Math.sign(second.at[0] - first.at[0])).toBe(side);
          expect(second.at[1]).toBeLessThan(first.at[1]);
        }
        expect(hw.outward).toEqual([-1, 0]);
        expect(hw.start[1]).toBeLessThan(hw.at[1]);
      }),
    );
  });

  it("keeps every label inside the picture, at any shape, size and size of text", () => {
    const counts = fc.integer({ min: 1, max: 3000 });
    const sizes = fc.record({
      width: fc.integer({ min: 220, max: 1600 }),
      height: fc.integer({ min: 240, max: 900 }),
      text: fc.constantFrom(1, 1.25, 2),
    });
    const views = fc.tuple(fc.constantFrom("cube" as const, "samples" as const), fc.option(orientations));
    fc.assert(
      fc.property(
        fc.tuple(counts, counts, counts),
        sizes,
        views,
        ([n, c, hw], { width, height, text }, [kind, turned]) => {
          const shape = [n, c, 1, hw] as const;
          const grid = kind === "cube" ? cubeGrid(shape) : sampleGrid([Math.min(n, 64), c, 1, hw]);
          const frame = frameFor(width, height, grid.shape, text);
          const orientation = { ...(turned ?? figureFor(kind)), zoom: 1, pan: [0, 0] as const };
          const projection = project(orientation, sizeOfGrid(grid), frame);
          for (const label of axisMarks(grid, projection, { N: "N", C: "C", HW: "H·W" }, text).flatMap(
            (mark) => labelsOf(mark, frame).labels,
          )) {
            const { left, right, half } = labelReach(label, text);
            const [x, y] = label.at;
            const said = JSON.stringify(label);
            expect(x - left, said).toBeGreaterThanOrEqual(-0.01);
            expect(x + right, said).toBeLessThanOrEqual(width + 0.01);
            expect(y - half, said).toBeGreaterThanOrEqual(-0.01);
            expect(y + half, said).toBeLessThanOrEqual(height + 0.01);
          }
        },
      ),
    );
  });
});
