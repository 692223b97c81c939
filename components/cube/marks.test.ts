import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FRAME, orientations, shapeOf, standingPoses } from "./cubeCases.ts";
import { labelsOf } from "./labels.ts";
import { axisMarks, thinned } from "./marks.ts";
import { model } from "./model.ts";
import { project } from "./projection.ts";
import { FIGURE } from "./view.ts";

const NAMES = { N: "N sample", C: "C channel", HW: "H·W" };

describe("thinned", () => {
  it("marks every index where there is room, else the first, the last and round ones between, in order", () => {
    expect(thinned(9, 300)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(thinned(3136, 300, 40)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3135]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 800 }), (cells, pixels) => {
        const marked = thinned(cells, pixels);
        expect(marked[0]).toBe(0);
        expect(marked[marked.length - 1]).toBe(cells - 1);
        expect(marked.every((index, i) => i === 0 || index > marked[i - 1])).toBe(true);
      }),
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
          for (const { at } of labelsOf(mark, FRAME.width).labels) expect(at.every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it("stands as in the figure: N below left, C below right, H·W at the left with 0 at the top", () => {
    const pose = fc.sample(standingPoses, { numRuns: 1, seed: 4 })[0];
    const built = model(shapeOf(pose), { ...pose, blocks: 0 }, null);
    const [n, hw, c] = axisMarks(built.grid, project(FIGURE, built.size, FRAME), NAMES);
    expect(n.outward[0]).toBeLessThan(0);
    expect(n.outward[1]).toBeGreaterThan(0);
    expect(c.outward[0]).toBeGreaterThan(0);
    expect(c.outward[1]).toBeGreaterThan(0);
    expect(hw.outward).toEqual([-1, 0]);
  });
});
