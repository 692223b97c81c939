import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FRAME, orientations } from "../cubeCases.ts";
import { orientationByKey } from "../keys.ts";
import { project, toScreen, type Vec2, type Vec3 } from "./projection.ts";
import { drag, shift, turn, zoomAt } from "./turn.ts";
import { DEFAULT_VIEW, FIGURE } from "./view.ts";

const SIZE: Vec3 = [1, 1, 1];
const points: fc.Arbitrary<Vec2> = fc.tuple(fc.integer({ min: 300, max: 400 }), fc.integer({ min: 150, max: 250 }));

describe("turning", () => {
  it("follows the pointer with the near side, and stops straight above and below", () => {
    const near: Vec3 = [-0.5, -0.5, -0.5];
    const before = toScreen(project(FIGURE, SIZE, FRAME), near);
    const after = toScreen(project(drag(FIGURE, [10, 10]), SIZE, FRAME), near);
    expect(after[0]).toBeGreaterThan(before[0]);
    expect(after[1]).toBeGreaterThan(before[1]);
    expect(turn(FIGURE, 0, 9).pitch).toBe(Math.PI / 2);
    expect(turn(FIGURE, 0, -9).pitch).toBe(-Math.PI / 2);
  });

  it("zooms within bounds and leaves what is at the pointer there", () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0.7, max: 3, noNaN: true }), (point, factor) => {
        const model: Vec3 = [0.1, 0.2, -0.3];
        const before = project(FIGURE, SIZE, FRAME);
        const next = zoomAt(FIGURE, factor, point, FRAME);
        const after = project(next, SIZE, FRAME);
        const [p, q] = [toScreen(before, model), toScreen(after, model)];
        expect(q[0] - point[0]).toBeCloseTo((p[0] - point[0]) * factor, 6);
        expect(q[1] - point[1]).toBeCloseTo((p[1] - point[1]) * factor, 6);
      }),
    );
    expect(zoomAt(FIGURE, 1e9, [0, 0], FRAME).zoom).toBe(24);
    expect(zoomAt(FIGURE, 1e-9, [0, 0], FRAME).zoom).toBe(0.5);
  });

  it("never shifts the cube out of sight", () => {
    fc.assert(
      fc.property(orientations, points, (orientation, by) => {
        const { pan, zoom } = shift(orientation, [by[0] * 100, by[1] * 100], FRAME);
        expect(Math.max(...pan.map(Math.abs))).toBeLessThanOrEqual(0.5 * zoom);
      }),
    );
  });
});

describe("orientationByKey", () => {
  const press = (key: string, altKey = false) => orientationByKey(DEFAULT_VIEW, { key, altKey }, FRAME);

  it("turns by brackets and by Alt with arrows, zooms by plus and minus, and returns to the figure", () => {
    expect(press("]")).toEqual(press("ArrowRight", true));
    expect(press("[")).toEqual(press("ArrowLeft", true));
    expect(press("+")?.zoom).toBeGreaterThan(1);
    expect(press("-")?.zoom).toBeLessThan(1);
    expect(press("0")).toEqual(FIGURE);
    expect(press("ArrowRight")).toBeNull();
  });
});
