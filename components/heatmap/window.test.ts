import { describe, expect, it } from "vitest";
import type { Cell, Shape } from "../../engine/plan/shape.ts";
import { frameOf } from "./frame.ts";
import { tileLabels } from "./labels.ts";
import { boxOfCell } from "./layout.ts";
import { offsetFor, scrollFor, spacerLength } from "./scroll.ts";
import { trackOf } from "./track.ts";
import { walkHeatmap } from "./walk.ts";
import { centredOn, middleCell, revealing, viewOf, WHOLE, windowAt } from "./window.ts";

const shape: Shape = [40, 6, 8, 8];
const frame = frameOf(shape, 300, 1, 1);
const { layout } = frame;

describe("the window", () => {
  it("stays inside of the picture", () => {
    const view = viewOf({ zoom: 1, x: 0.99, y: 7 }, layout, frame.width, frame.height);
    expect(view.left + view.width).toBe(layout.columns.length);
    expect(view.top + view.height).toBe(layout.rows.length);
  });

  it("survives the way there and back to the pixel, in the longest picture too", () => {
    const long = frameOf([8388608, 1, 1, 1], 300, 1, 1);
    const shown = windowAt(1, long.layout, 0, 123_456_789);
    expect(viewOf(shown, long.layout, long.width, long.height).top).toBe(123_456_789);
  });

  it("moves only as far as a cell needs to be seen", () => {
    const view = viewOf(WHOLE, layout, frame.width, frame.height);
    expect(revealing(layout, view, [0, 0, 1, 1])).toEqual(view);
    const cell: Cell = [20, 5, 7, 7];
    const moved = revealing(layout, view, cell);
    const { x, y } = boxOfCell(layout, cell);
    expect(moved.left + moved.width).toBeGreaterThanOrEqual(x.end);
    expect(moved.top + moved.height).toBe(y.end + layout.rows.margin);
  });

  it("keeps a cell in the middle while zooming", () => {
    const cell: Cell = [20, 3, 4, 4];
    expect(middleCell(layout, centredOn(layout, cell, frame.width, frame.height))).toEqual(cell);
  });

  it("scrolls only what does not fit", () => {
    expect(frameOf([4, 6, 3, 3], 300, 1, 0)).toMatchObject({ scrollsX: false, scrollsY: false });
    expect(frameOf([400, 6, 3, 3], 300, 1, 0)).toMatchObject({ scrollsX: false, scrollsY: true });
    expect(frameOf([1, 8388608, 1, 1], 300, 1, 0)).toMatchObject({ scrollsX: true, scrollsY: false });
  });
});

describe("scrolling", () => {
  it("stretches a scroll bar over what no element can be long enough for", () => {
    expect(spacerLength(1e8)).toBeLessThan(1e7);
    expect(scrollFor(1e8, 1e8, 1000)).toBe(1000);
    expect(offsetFor(scrollFor(12_345, 1e8, 4e6), 1e8, 4e6)).toBeCloseTo(12_345, 6);
    expect(scrollFor(0, 0, 0)).toBe(0);
    expect(offsetFor(0, 0, 0)).toBe(0);
  });
});

describe("walking", () => {
  const step = (cell: Cell, key: string, shiftKey = false, ctrlKey = false) =>
    walkHeatmap([2, 3, 4, 5], cell, { key, shiftKey, ctrlKey });

  it("goes to the neighbour as drawn, over the edges of tiles", () => {
    expect(step([0, 0, 0, 3], "ArrowRight")).toEqual([0, 0, 0, 4]);
    expect(step([0, 0, 0, 4], "ArrowRight")).toEqual([0, 1, 0, 0]);
    expect(step([1, 2, 0, 0], "ArrowUp")).toEqual([0, 2, 3, 0]);
    expect(step([0, 1, 2, 0], "ArrowLeft")).toEqual([0, 0, 2, 4]);
  });

  it("stops at the ends", () => {
    expect(step([0, 0, 0, 0], "ArrowLeft")).toEqual([0, 0, 0, 0]);
    expect(step([1, 2, 3, 4], "ArrowDown")).toEqual([1, 2, 3, 4]);
  });

  it("goes by whole tiles with Shift, and to the ends with Home and End", () => {
    expect(step([0, 0, 2, 3], "ArrowRight", true)).toEqual([0, 1, 2, 3]);
    expect(step([0, 0, 2, 3], "ArrowDown", true)).toEqual([1, 0, 2, 3]);
    expect(step([0, 1, 2, 3], "End")).toEqual([0, 2, 2, 4]);
    expect(step([1, 1, 2, 3], "Home", false, true)).toEqual([0, 0, 0, 0]);
    expect(step([0, 0, 0, 0], "a")).toBeNull();
  });
});

describe("labels", () => {
  const track = trackOf({ tiles: 100, cells: 1, pool: 1, size: 8, seam: 0, gap: 2, margin: 0 });

  it("leave out tiles rather than overlap", () => {
    expect(tileLabels(track, 0, 200, 30).map(({ tile }) => tile)).toEqual([0, 5, 10, 15]);
    expect(tileLabels(track, 0, 30, 10).map(({ tile }) => tile)).toEqual([0, 1, 2]);
  });

  it("lie in the middle of what can be seen of a tile", () => {
    const wide = trackOf({ tiles: 3, cells: 10, pool: 1, size: 100, seam: 0, gap: 0, margin: 0 });
    expect(tileLabels(wide, 900, 300, 30)).toEqual([
      { tile: 0, at: 50 },
      { tile: 1, at: 200 },
    ]);
  });
});
