import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAt, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import { boxOfCell, cellAtPoint, heatmapLayout } from "./layout.ts";

const room = { width: 290, height: 420, ratio: 1 };

describe("the layout", () => {
  it("shows a small tensor as squares with thin seams and wider gaps, the whole width and without scrolling", () => {
    const { columns, rows } = heatmapLayout([4, 6, 3, 3], room, 0);
    expect(columns).toMatchObject({ size: rows.size, seam: 1, pool: 1 });
    expect(columns.gap).toBeGreaterThan(4);
    expect(columns.length).toBeLessThanOrEqual(room.width);
    expect(columns.length).toBeGreaterThan(0.9 * room.width);
    expect(rows.length).toBeLessThanOrEqual(room.height);
  });

  it("fits the width of every tensor that can be told apart in it", () => {
    const size = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 90 }), size, size, (N, C, H, W) => {
        expect(heatmapLayout([N, C, H, W], room, 0).columns.length).toBeLessThanOrEqual(room.width);
      }),
    );
  });

  it.each<[Shape, number]>([
    [[32, 64, 64, 64], 1],
    [[8388608, 1, 1, 1], 1],
    [[1, 8388608, 1, 1], 1],
    [[1, 1, 2048, 4096], 2],
    [[1, 1, 1, 8388608], 1],
    [[1, 1, 8388608, 1], 2],
  ])("lays out %s at every zoom with whole pixels and few samples mixed", (shape, ratio) => {
    const { zoomLimit } = heatmapLayout(shape, { ...room, ratio }, 0);
    for (let zoom = 0; zoom <= zoomLimit; zoom++) {
      const { columns, rows } = heatmapLayout(shape, { ...room, ratio }, zoom);
      for (const track of [columns, rows]) {
        expect(Number.isInteger(track.size) && Number.isInteger(track.pool) && Number.isInteger(track.gap)).toBe(true);
        expect(track.size).toBeGreaterThanOrEqual(1);
        expect(track.pool === 1 || track.size === 1).toBe(true);
      }
    }
    expect(heatmapLayout(shape, { ...room, ratio }, zoomLimit).columns.size).toBeGreaterThanOrEqual(20 * ratio);
  });

  it("makes a picture of few rows tall enough to be seen", () => {
    const { columns, rows } = heatmapLayout([1, 2000, 1, 1], room, 0);
    expect(columns.size).toBe(1);
    expect(rows.size).toBe(24);
    expect(heatmapLayout([1, 1, 1, 5_000_000], room, 0).rows.size).toBe(24);
  });

  it("finds a cell where it is drawn, at every zoom", () => {
    const shape: Shape = [3, 5, 7, 4];
    const layouts = [0, 1, 2].map((zoom) => heatmapLayout(shape, room, zoom));
    fc.assert(
      fc.property(fc.nat(sizeOf(shape) - 1), fc.constantFrom(...layouts), (index, layout) => {
        const cell = cellAt(shape, index);
        const { x, y } = boxOfCell(layout, cell);
        expect(cellAtPoint(layout, (x.start + x.end) / 2, (y.start + y.end) / 2)).toEqual(cell);
      }),
    );
  });
});
