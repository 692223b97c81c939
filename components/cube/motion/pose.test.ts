import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut } from "../../../engine/plan/partition.ts";
import { allCells, FRAME, recuts, restingPose, shapeOf } from "../cubeCases.ts";
import { model } from "../paint/model.ts";
import { cornerOf, placeOf } from "../space/grid.ts";
import { project, toScreen, type Vec2 } from "../space/projection.ts";
import { approach, followTarget, type Pose, recut } from "./pose.ts";

/** Where the corners of all cells are seen. */
function picture(pose: Pose): Vec2[] {
  const shape = shapeOf(pose);
  const built = model(shape, pose, null);
  const projection = project(pose.orientation, built.size, FRAME);
  return allCells(shape).map((cell) => toScreen(projection, cornerOf(built.grid, placeOf(built.grid, cell))));
}

function farthest(a: readonly Vec2[], b: readonly Vec2[]): number {
  return Math.max(...a.map(([x, y], i) => Math.hypot(x - b[i][0], y - b[i][1])));
}

const times = fc.double({ min: 0.01, max: 0.6, noNaN: true });

describe("approach", () => {
  it("reaches its target in the end, and stays", () => {
    fc.assert(
      fc.property(recuts, ({ from, to }) => {
        let pose = from;
        for (let i = 0; i < 200; i++) pose = approach(pose, to, 0.05);
        expect(pose).toBe(to);
        expect(approach(to, to, 0.05)).toBe(to);
      }),
      { numRuns: 30 },
    );
  });

  it("never jumps: in a short time cells move a short way, also after an interruption at any moment", () => {
    fc.assert(
      fc.property(recuts, recuts, times, ({ from, to }, other, time) => {
        const midway = approach(from, to, time);
        const sameTensor = shapeOf(other.to).join() === shapeOf(from).join();
        for (const next of sameTensor ? [other.to, from] : [from]) {
          expect(farthest(picture(midway), picture(approach(midway, next, 1e-4)))).toBeLessThan(4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("keeps the weights of what is drawn at a sum of 1", () => {
    fc.assert(
      fc.property(recuts, times, ({ from, to }, time) => {
        const { looks } = approach(approach(from, to, time), from, time);
        expect(looks.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("turns the shorter way round", () => {
    const pose = restingPose(cut([2, 2, 2, 2], {}));
    const at = (yaw: number) => ({ ...pose, orientation: { ...pose.orientation, yaw } });
    const { yaw } = approach(at(3), at(-3), 0.1).orientation;
    expect(yaw).toBeGreaterThan(3);
    expect(yaw).toBeLessThan(-3 + 2 * Math.PI);
  });
});

describe("followed", () => {
  const pose = restingPose(cut([2, 4, 2, 2], { N: 2 }));
  const turned = { ...pose, orientation: { ...pose.orientation, yaw: 2 } };

  it("turns with the hand at once", () => {
    expect(followTarget(pose, turned, true)).toBe(turned);
    expect(followTarget(pose, turned, false)).toBe(pose);
  });

  it("does not glide from one tensor to another", () => {
    const other = restingPose(cut([2, 4, 2, 3], { N: 2 }));
    expect(followTarget(pose, other, false)).toBe(other);
  });
});

describe("recut", () => {
  const from = restingPose(cut([2, 4, 2, 2], { N: 2 }));

  it("takes a new cut at once, also in the middle of a glide, and goes on with all else", () => {
    const to = restingPose(cut([2, 4, 2, 2], { C: 4 }), { apart: 1 });
    const midway = recut(approach(from, to, 0.1), to);
    expect(midway).toMatchObject({ looks: to.looks, openings: to.openings, stir: 0 });
    expect(midway.apart).toBeGreaterThan(0);
    expect(midway.apart).toBeLessThan(1);
    expect(recut(from, { ...to, apart: 0 })).toMatchObject({ looks: to.looks });
  });

  it("leaves to its glide what is cut alike", () => {
    expect(recut(from, { ...from, apart: 1 })).toBe(from);
  });
});
