import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, cellAt, indexOf, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import { type AxisPlace, longestAxes, type TableAxes, tablePart, withAxis } from "./tableAxes.ts";

const shapes = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 70 }))) as fc.Arbitrary<
  [number, number, number, number]
>;
const pairs = fc
  .tuple(fc.constantFrom<AxisPlace>(0, 1, 2, 3), fc.constantFrom<AxisPlace>(0, 1, 2, 3))
  .filter(([a, b]) => a !== b)
  .map(([rows, columns]): TableAxes => ({ rows, columns }));

describe("the axes of a table", () => {
  it("are the two longest, in the order of the tensor, H and W where there is a choice", () => {
    expect(longestAxes([16, 24, 1, 1])).toEqual({ rows: 0, columns: 1 });
    expect(longestAxes([1, 8, 64, 1])).toEqual({ rows: 1, columns: 2 });
    expect(longestAxes([4, 6, 3, 3])).toEqual({ rows: 0, columns: 1 });
    expect(longestAxes([3, 3, 3, 3])).toEqual({ rows: 2, columns: 3 });
    expect(longestAxes([8, 1, 1, 5])).toEqual({ rows: 0, columns: 3 });
    fc.assert(
      fc.property(shapes, (shape) => {
        const { rows, columns } = longestAxes(shape);
        const others = [0, 1, 2, 3].filter((axis) => axis !== rows && axis !== columns);
        expect(rows).toBeLessThan(columns);
        expect(Math.min(shape[rows], shape[columns])).toBeGreaterThanOrEqual(Math.max(...others.map((a) => shape[a])));
      }),
    );
  });

  it("stay two different ones, whatever is chosen", () => {
    fc.assert(
      fc.property(
        pairs,
        fc.constantFrom("rows" as const, "columns" as const),
        fc.constantFrom<AxisPlace>(0, 1, 2, 3),
        (axes, side, axis) => {
          const next = withAxis(axes, side, axis);
          expect(next[side]).toBe(axis);
          expect(next.rows).not.toBe(next.columns);
        },
      ),
    );
  });
});

it("law: a table shows the cell, and in every place the value that its labels name", () => {
  fc.assert(
    fc.property(shapes, pairs, fc.nat(), (shape: Shape, axes, nth) => {
      const cell = cellAt(shape, nth % sizeOf(shape));
      const { rows, columns, first, rowStride, columnStride } = tablePart(shape, cell, axes);
      expect(cell[axes.rows]).toBeGreaterThanOrEqual(rows[0]);
      expect(cell[axes.rows]).toBeLessThan(rows[1]);
      expect(cell[axes.columns]).toBeGreaterThanOrEqual(columns[0]);
      expect(cell[axes.columns]).toBeLessThan(columns[1]);
      for (const row of [rows[0], rows[1] - 1]) {
        for (const column of [columns[0], columns[1] - 1]) {
          const named = cell.map((index, axis) => (axis === axes.rows ? row : axis === axes.columns ? column : index));
          const at = first + (row - rows[0]) * rowStride + (column - columns[0]) * columnStride;
          expect(at).toBe(indexOf(shape, named as unknown as Cell));
        }
      }
    }),
  );
});
