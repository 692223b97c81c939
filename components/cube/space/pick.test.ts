import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../../engine/plan/shape.ts";
import { allCells, FRAME, recuts, shapeOf, standingPoses } from "../cubeCases.ts";
import { approach, type Pose } from "../motion/pose.ts";
import { model } from "../paint/model.ts";
import { type CubeScene, cubeScene } from "../paint/scene.ts";
import { cornerOf, type Grid, placeOf } from "./grid.ts";
import { pick } from "./pick.ts";
import { type Projection, project, toScreen, type Vec2, type Vec3 } from "./projection.ts";

interface Box {
  readonly middle: Vec3;
  readonly half: Vec3;
}

function boxOf(grid: Grid, cell: Cell): Box {
  const corner = cornerOf(grid, placeOf(grid, cell));
  const half: Vec3 = [grid.lines[0].cell / 2, grid.lines[1].cell / 2, grid.lines[2].cell / 2];
  return { middle: [corner[0] + half[0], corner[1] + half[1], corner[2] + half[2]], half };
}

/** How near to the viewer the line of sight through a point of the picture leaves a box; −∞ where it misses. Knows no faces. */
function nearness({ axes, origin, toward }: Projection, { middle, half }: Box, at: Vec2): number {
  const scale = Math.hypot(axes[0][0], axes[1][0], axes[2][0]);
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const a of [0, 1, 2]) {
    const start = (axes[a][0] * (at[0] - origin[0]) + axes[a][1] * (at[1] - origin[1])) / scale ** 2;
    const [low, high] = [middle[a] - half[a] - start, middle[a] + half[a] - start];
    if (Math.abs(toward[a]) < 1e-12) {
      if (low > 0 || high < 0) return Number.NEGATIVE_INFINITY;
      continue;
    }
    const [p, q] = [low / toward[a], high / toward[a]];
    from = Math.max(from, Math.min(p, q));
    to = Math.min(to, Math.max(p, q));
  }
  return to > from ? to : Number.NEGATIVE_INFINITY;
}

/** Points at a random point inside a random cell's box and compares what is found with the nearest box of all cells. */
function expectNearest(pose: Pose, chosen: number, selected: number | null, [a, b, c]: Vec3) {
  const shape = shapeOf(pose);
  const cells = allCells(shape);
  const built = model(shape, pose, selected === null ? null : cells[selected % cells.length]);
  const projection = project(pose.orientation, built.size, FRAME);
  const shown = cubeScene(built, projection);
  const boxes = cells.map((cell) => boxOf(built.grid, cell));
  const { middle, half } = boxes[chosen % cells.length];
  const at = toScreen(projection, [middle[0] + a * half[0], middle[1] + b * half[1], middle[2] + c * half[2]]);
  const found = pick(shown, at);
  const depths = boxes.map((box, i) =>
    isOpaque(shown, cells[i]) ? nearness(projection, box, at) : Number.NEGATIVE_INFINITY,
  );
  const nearest = Math.max(...depths);
  if (!found) return expect(nearest).toBe(Number.NEGATIVE_INFINITY);
  const mine = depths[cells.findIndex((cell) => cell.join() === found.join())];
  // On an edge between cells either is right: they are equally near.
  expect(nearest - mine).toBeLessThan(1e-6);
}

/** Whether the brick that holds a cell is anything but glass. */
function isOpaque({ model: { grid, bricks }, appearanceOf }: CubeScene, cell: Cell): boolean {
  const place = placeOf(grid, cell);
  const brick = bricks.find(({ runs }) =>
    runs.every(({ first, end }, line) => place[line] >= first && place[line] < end),
  );
  return brick !== undefined && appearanceOf(brick).alpha === 1;
}

const inside = fc.double({ min: -0.98, max: 0.98, noNaN: true });
const points = fc.tuple(inside, inside, inside);
const selections = fc.option(fc.nat());

describe("pick", () => {
  it("finds the nearest cell that is not glass in any direction of view, in both arrangements, solid and apart, with any selection", () => {
    fc.assert(
      fc.property(standingPoses, fc.nat(), selections, points, (pose, chosen, selected, point) => {
        expectNearest(pose, chosen, selected, point);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it("finds it at any moment of a re-cut", () => {
    fc.assert(
      fc.property(recuts, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), selections, points, (...drawn) => {
        const [{ from, to }, part, chosen, selected, point] = drawn;
        expectNearest(approach(from, to, part), chosen, selected, point);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it("takes the selected cell wherever its sides are marked, whatever glass stands before it", () => {
    fc.assert(
      fc.property(standingPoses, fc.nat(), inside, inside, (pose, chosen, s, t) => {
        const cells = allCells(shapeOf(pose));
        const selected = cells[chosen % cells.length];
        const built = model(shapeOf(pose), pose, selected);
        const shown = cubeScene(built, project(pose.orientation, built.size, FRAME));
        for (const { brick, origin, u, v } of shown.faces) {
          if (brick !== built.cell) continue;
          const [across, down] = [(s + 1) / 2, (t + 1) / 2];
          const at: Vec2 = [origin[0] + u[0] * across + v[0] * down, origin[1] + u[1] * across + v[1] * down];
          expect(pick(shown, at)).toEqual(selected);
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it("finds nothing beside the cube", () => {
    fc.assert(
      fc.property(standingPoses, (pose) => {
        const built = model(shapeOf(pose), pose, null);
        const projection = project(pose.orientation, built.size, FRAME);
        expect(pick(cubeScene(built, projection), [-1e4, 5])).toBeNull();
      }),
    );
  });
});
