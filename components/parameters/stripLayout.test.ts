import { describe, expect, it } from "vitest";
import type { Cell, Shape } from "../../engine/plan/shape.ts";
import { boxOfCell, heatmapLayout } from "../heatmap/layout.ts";
import { stripLayout, stripSideOf, visibleMiddle } from "./stripLayout.ts";

const shape: Shape = [4, 6, 3, 2];
const layout = heatmapLayout(shape, { width: 600, height: 400, ratio: 2 }, 0);

describe("a strip of parameters", () => {
  it("has an entry per channel as wide as the channel's tile", () => {
    const strip = stripLayout(layout, [1, 6, 1, 1], 2, 12);
    for (let c = 0; c < 6; c++) {
      const entry = boxOfCell(strip, [0, c, 0, 0]).x;
      expect(entry).toEqual({
        start: boxOfCell(layout, [0, c, 0, 0]).x.start,
        end: boxOfCell(layout, [0, c, 0, 1]).x.end,
      });
    }
    expect(strip.columns.length).toBe(layout.columns.length);
  });

  it("has an entry per element below the element's cells", () => {
    const strip = stripLayout(layout, [1, 6, 3, 2], 2, 12);
    const cell: Cell = [0, 4, 2, 1];
    expect(boxOfCell(strip, cell).x).toEqual(boxOfCell(layout, cell).x);
    expect(boxOfCell(strip, cell).y.end - boxOfCell(strip, cell).y.start).toBe(layout.rows.size - layout.rows.seam);
  });

  it("stands beside the rows where it has an entry per output channel", () => {
    expect(stripSideOf([4, 1, 1, 1])).toBe("beside");
    const strip = stripLayout(layout, [4, 1, 1, 1], 2, 12);
    for (let o = 0; o < 4; o++) {
      const entry = boxOfCell(strip, [o, 0, 0, 0]).y;
      expect(entry).toEqual({
        start: boxOfCell(layout, [o, 0, 0, 0]).y.start,
        end: boxOfCell(layout, [o, 0, 2, 0]).y.end,
      });
    }
  });
});

it("a number stands in the middle of what is seen of its entry, and nowhere where it would be cut", () => {
  expect(visibleMiddle(10, 40, 100, 30)).toBe(30);
  expect(visibleMiddle(-60, 100, 100, 30)).toBe(20);
  expect(visibleMiddle(-80, 100, 100, 30)).toBeNull();
  expect(visibleMiddle(80, 40, 100, 30)).toBeNull();
  expect(visibleMiddle(5, 20, 100, 30)).toBe(15);
});
