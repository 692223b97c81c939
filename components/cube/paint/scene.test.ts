import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allCells, FRAME, shapeOf, standingPoses } from "../cubeCases.ts";
import { inSetOf } from "../space/bricks.ts";
import { cornersOf } from "../space/faces.ts";
import { onFace } from "../space/pick.ts";
import { project, type Vec2 } from "../space/projection.ts";
import { model } from "./model.ts";
import { cubeScene } from "./scene.ts";

describe("scene", () => {
  it("always shows the selected set and the selected cell: whatever covers them is glass", () => {
    fc.assert(
      fc.property(standingPoses, fc.nat(), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (pose, chosen, part) => {
        const shape = shapeOf(pose);
        const cells = allCells(shape);
        const selected = cells[chosen % cells.length];
        const built = model(shape, pose, selected);
        const { faces, appearanceOf } = cubeScene(built, project(pose.orientation, built.size, FRAME));
        const sets = pose.looks[0].sources[0];
        faces.forEach((face, i) => {
          const isCell = face.brick === built.cell;
          if (!isCell && !inSetOf(face.brick, sets, selected)) return;
          const [a, , c] = cornersOf(face);
          const at: Vec2 = [a[0] + (c[0] - a[0]) * part, a[1] + (c[1] - a[1]) * part];
          const over = faces
            .slice(i + 1)
            .filter(({ brick }) => brick !== face.brick && (isCell || !inSetOf(brick, sets, selected)));
          for (const other of over) {
            if (onFace(other, at)) expect(appearanceOf(other.brick).alpha).toBeLessThan(1);
          }
        });
        expect(built.cell).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it("draws every side of the selected cell that is turned to the viewer: glass hides none of them", () => {
    fc.assert(
      fc.property(standingPoses, fc.nat(), (pose, chosen) => {
        const cells = allCells(shapeOf(pose));
        const built = model(shapeOf(pose), pose, cells[chosen % cells.length]);
        const { toward, ...projection } = project(pose.orientation, built.size, FRAME);
        const { faces } = cubeScene(built, { ...projection, toward });
        const drawn = faces.filter(({ brick }) => brick === built.cell).map(({ normal }) => normal);
        const turned = ([0, 1, 2] as const).filter((normal) => Math.abs(toward[normal]) > 1e-3);
        expect(drawn).toEqual(expect.arrayContaining(turned));
      }),
      { numRuns: 200 },
    );
  });

  it("leaves out what a solid cube hides inside", () => {
    fc.assert(
      fc.property(standingPoses, (pose) => {
        const solid = { ...pose, apart: 0, blocks: 0 };
        const built = model(shapeOf(pose), solid, null);
        const { faces } = cubeScene(built, project(pose.orientation, built.size, FRAME));
        const layers = new Set(faces.map(({ normal, layer }) => `${normal} ${layer}`));
        expect(layers.size).toBeLessThanOrEqual(3);
      }),
    );
  });
});
