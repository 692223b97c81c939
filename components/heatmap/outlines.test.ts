import { describe, expect, it } from "vitest";
import { cut } from "../../engine/plan/partition.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import { boxOfCell, heatmapLayout } from "./layout.ts";
import { setOutlines } from "./outlines.ts";

const shape: Shape = [4, 6, 3, 3];
const layout = heatmapLayout(shape, { width: 290, height: 420, ratio: 1 }, 0);
const view = { left: 0, top: 0, width: layout.columns.length, height: layout.rows.length };

describe("the outline of a set", () => {
  it("is one rectangle around adjacent tiles", () => {
    const { boxes } = setOutlines(layout, cut(shape, { N: 4, C: 3 }), [1, 3, 2, 0], view, 100);
    const first = boxOfCell(layout, [1, 2, 0, 0]);
    const last = boxOfCell(layout, [1, 3, 2, 2]);
    expect(boxes).toEqual([
      { x: { start: first.x.start, end: last.x.end }, y: { start: first.y.start, end: last.y.end } },
    ]);
  });

  it("is a column for a channel and a row for a sample", () => {
    expect(setOutlines(layout, cut(shape, { C: 6 }), [0, 2, 0, 0], view, 100).boxes[0].y).toEqual({
      start: boxOfCell(layout, [0, 0, 0, 0]).y.start,
      end: boxOfCell(layout, [3, 0, 2, 0]).y.end,
    });
    expect(setOutlines(layout, cut(shape, { N: 4 }), [0, 2, 0, 0], view, 100).boxes[0].x).toEqual({
      start: boxOfCell(layout, [0, 0, 0, 0]).x.start,
      end: boxOfCell(layout, [0, 5, 0, 2]).x.end,
    });
  });

  it("is one cell in each tile of the sample for a position", () => {
    const { boxes, planar } = setOutlines(layout, cut(shape, { N: 4, H: 3, W: 3 }), [2, 0, 1, 2], view, 100);
    expect(planar).toBe(false);
    expect(boxes).toEqual([0, 1, 2, 3, 4, 5].map((c) => boxOfCell(layout, [2, c, 1, 2])));
  });

  it("has only rectangles that can be seen, as many as allowed, and tells of the rest", () => {
    const half = { ...view, width: boxOfCell(layout, [0, 2, 0, 2]).x.end };
    const sets = cut(shape, { H: 3, W: 3 });
    expect(setOutlines(layout, sets, [0, 0, 0, 0], half, 100)).toMatchObject({ boxes: { length: 12 }, omitted: 0 });
    expect(setOutlines(layout, sets, [0, 0, 0, 0], half, 5)).toMatchObject({ boxes: { length: 5 }, omitted: 7 });
  });
});
