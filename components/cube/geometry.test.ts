import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, divisorsOf, type Sets } from "../../engine/partition.ts";
import { type Cell, cellAt, type Shape, sizeOf } from "../../engine/shape.ts";
import { cubeOpenings, sampleOpenings } from "./apart.ts";
import { brickAt, wall } from "./bricks.ts";
import { facesOf } from "./faces.ts";
import { cellAtPlace, cornerOf, cubeGrid, edgesOf, type Grid, placeOf, sampleGrid, sizeOfGrid } from "./grid.ts";
import { pick } from "./pick.ts";
import { type Projection, project, toScreen, type Vec2, type Vec3 } from "./projection.ts";
import { scene } from "./scene.ts";

const FRAME = { width: 700, height: 400, beside: 40, above: 20, below: 20 };

const shapes = fc.tuple(
  fc.integer({ min: 1, max: 7 }),
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 4 }),
);

const cuts = shapes.chain(([N, C, H, W]) =>
  fc
    .tuple(...[N, C, H, W].map((length) => fc.constantFrom(...divisorsOf(length))))
    .map(([n, c, h, w]) => cut([N, C, H, W], { N: n, C: c, H: h, W: w })),
);

const orientations = fc.record({
  yaw: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  pitch: fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true }),
  zoom: fc.double({ min: 0.5, max: 4, noNaN: true }),
  pan: fc.constant([0.1, -0.2] as const),
});

const grids = fc
  .tuple(cuts, fc.constantFrom("cube", "samples"), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([sets, arrangement, apart]) => ({ sets, grid: gridOf(sets, arrangement, apart) }));

function gridOf(sets: Sets, arrangement: string, apart: number): Grid {
  return arrangement === "cube"
    ? cubeGrid(sets.shape, cubeOpenings([sets], apart))
    : sampleGrid(sets.shape, sampleOpenings([sets], apart));
}

function cellsOf(shape: Shape): Cell[] {
  return Array.from({ length: sizeOf(shape) }, (_, i) => cellAt(shape, i));
}

/** The middle of a cell's box and half its edges. */
function boxOf(grid: Grid, cell: Cell): { middle: Vec3; half: Vec3 } {
  const corner = cornerOf(grid, placeOf(grid, cell));
  const half: Vec3 = [grid.lines[0].cell / 2, grid.lines[1].cell / 2, grid.lines[2].cell / 2];
  return { middle: [corner[0] + half[0], corner[1] + half[1], corner[2] + half[2]], half };
}

/** How near to the viewer the ray through a point of the picture enters a box, or null when it misses: seen independently of faces. */
function entry(
  { axes, origin, toward }: Projection,
  { middle, half }: ReturnType<typeof boxOf>,
  at: Vec2,
): number | null {
  // The point of the plane through the model's middle that is seen there: a combination of the two screen directions.
  const scale = Math.hypot(axes[0][0], axes[1][0], axes[2][0]);
  const right = [axes[0][0], axes[1][0], axes[2][0]].map((v) => v / scale);
  const down = [axes[0][1], axes[1][1], axes[2][1]].map((v) => v / scale);
  const [x, y] = [(at[0] - origin[0]) / scale, (at[1] - origin[1]) / scale];
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const a of [0, 1, 2]) {
    const start = right[a] * x + down[a] * y;
    const [low, high] = [middle[a] - half[a] - start, middle[a] + half[a] - start];
    if (Math.abs(toward[a]) < 1e-12) {
      if (low > 0 || high < 0) return null;
      continue;
    }
    const [p, q] = [low / toward[a], high / toward[a]];
    from = Math.max(from, Math.min(p, q));
    to = Math.min(to, Math.max(p, q));
  }
  return to > from ? to : null;
}

describe("grid", () => {
  it("finds every cell again at its place, in both arrangements", () => {
    fc.assert(
      fc.property(grids, ({ grid }) => {
        for (const cell of cellsOf(grid.shape)) expect(cellAtPlace(grid, placeOf(grid, cell))).toEqual(cell);
      }),
    );
  });

  it("keeps boxes within 1 : 3.5, and cells cubic while they are", () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 })),
        (counts) => {
          const edges = edgesOf(counts);
          expect(Math.max(...edges) / Math.min(...edges)).toBeLessThanOrEqual(3.5 + 1e-9);
        },
      ),
    );
    expect(edgesOf([4, 9, 6]).map((edge) => edge * 9)).toEqual([4, 9, 6]);
  });
});

describe("faces", () => {
  it("are drawn from far to near: a later face is never behind an earlier one that it overlaps", () => {
    fc.assert(
      fc.property(grids, orientations, ({ sets, grid }, orientation) => {
        const projection = project(orientation, sizeOfGrid(grid), FRAME);
        const { faces } = scene(grid, projection, [sets], null);
        for (const cell of cellsOf(grid.shape)) {
          const { middle } = boxOf(grid, cell);
          expect(pick(grid, faces, toScreen(projection, middle))).not.toBeNull();
        }
      }),
    );
  });

  it("leave out what a solid cube hides inside", () => {
    const grid = cubeGrid([4, 6, 3, 3]);
    const projection = project({ yaw: 0.8, pitch: 0.6, zoom: 1, pan: [0, 0] }, sizeOfGrid(grid), FRAME);
    const built = wall(grid, [new Set([1, 2, 3]), new Set([3, 6]), new Set([2, 4])]);
    expect(brickAt(built, [0, 0, 0])?.cell).toEqual([0, 0, 0, 0]);
    expect(facesOf(built, projection)).toHaveLength(4 * 3 + 4 * 3 + 3 * 3);
  });
});

describe("pick", () => {
  it("finds the nearest cell at any point, in any orientation and arrangement, pulled apart or not", () => {
    const cases = fc.tuple(
      grids,
      orientations,
      fc.nat(),
      fc.nat(),
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
    );
    fc.assert(
      fc.property(cases, ([{ sets, grid }, orientation, i, j, a, b, c]) => {
        const projection = project(orientation, sizeOfGrid(grid), FRAME);
        const cells = cellsOf(grid.shape);
        const selected = i % 3 === 0 ? null : cells[j % cells.length];
        const { faces } = scene(grid, projection, [sets], selected);
        const { middle, half } = boxOf(grid, cells[i % cells.length]);
        const at = toScreen(projection, [middle[0] + a * half[0], middle[1] + b * half[1], middle[2] + c * half[2]]);
        const found = pick(grid, faces, at);
        const depths = cells.map((cell) => entry(projection, boxOf(grid, cell), at) ?? Number.NEGATIVE_INFINITY);
        const nearest = Math.max(...depths);
        expect(found).not.toBeNull();
        // On an edge between cells either is right: their depths are the same.
        const mine = found ? depths[cells.findIndex((cell) => cell.join() === found.join())] : Number.NaN;
        expect(nearest - mine).toBeLessThan(1e-6);
      }),
      { numRuns: 1000 },
    );
  });
});
