import { describe, expect, it } from "vitest";
import { FRAME } from "../cubeCases.ts";
import { cubeGrid, sampleGrid, sizeOfGrid } from "./grid.ts";
import { type Orientation, project } from "./projection.ts";
import { FIGURE, figureFor } from "./view.ts";
import { walkCube } from "./walk.ts";

const cube = cubeGrid([4, 6, 3, 3]);
const blocks = sampleGrid([4, 6, 3, 3]);

function press(
  keys: string,
  from: readonly [number, number, number, number],
  orientation: Orientation = FIGURE,
  grid = cube,
) {
  const parts = keys.split("+");
  const event = { key: parts[parts.length - 1], shiftKey: parts.includes("Shift"), ctrlKey: parts.includes("Ctrl") };
  return walkCube(grid, project(orientation, sizeOfGrid(grid), FRAME), from, event);
}

describe("walk in the cube", () => {
  it("goes up and down H·W, over the ends of rows", () => {
    expect(press("ArrowDown", [1, 2, 0, 2])).toEqual([1, 2, 1, 0]);
    expect(press("ArrowUp", [1, 2, 1, 0])).toEqual([1, 2, 0, 2]);
  });

  it("goes where the arrow points on the screen: in the figure C grows to the left, N to the right and up", () => {
    expect(press("ArrowLeft", [1, 2, 0, 1])).toEqual([1, 3, 0, 1]);
    expect(press("ArrowRight", [1, 2, 0, 1])).toEqual([1, 1, 0, 1]);
    expect(press("Shift+ArrowRight", [1, 2, 0, 1])).toEqual([2, 2, 0, 1]);
    expect(press("Shift+ArrowUp", [1, 2, 0, 1])).toEqual([2, 2, 0, 1]);
    const behind = { ...FIGURE, yaw: FIGURE.yaw + Math.PI };
    expect(press("ArrowLeft", [1, 2, 0, 1], behind)).toEqual([1, 1, 0, 1]);
  });

  it("stops at the edges, and Home and End go there", () => {
    expect(press("ArrowUp", [0, 0, 0, 0])).toEqual([0, 0, 0, 0]);
    expect(press("End", [1, 2, 0, 1])).toEqual([1, 5, 0, 1]);
    expect(press("Home", [1, 2, 0, 1])).toEqual([1, 0, 0, 1]);
    expect(press("Shift+End", [1, 2, 0, 1])).toEqual([3, 2, 0, 1]);
    expect(press("Ctrl+End", [1, 2, 0, 1])).toEqual([1, 2, 2, 2]);
  });

  it("leaves other keys alone", () => {
    expect(press("Enter", [1, 2, 0, 1])).toBeNull();
    expect(press("a", [1, 2, 0, 1])).toBeNull();
  });
});

describe("walk in blocks per sample", () => {
  it("walks H and W, with Shift N and C", () => {
    const figure = figureFor("samples");
    expect(press("ArrowDown", [1, 2, 0, 1], figure, blocks)).toEqual([1, 2, 1, 1]);
    expect(press("ArrowRight", [1, 2, 0, 1], figure, blocks)).toEqual([1, 2, 0, 2]);
    expect(press("Shift+ArrowRight", [1, 2, 0, 1], figure, blocks)).toEqual([2, 2, 0, 1]);
    expect(press("Shift+ArrowUp", [1, 2, 0, 1], figure, blocks)).toEqual([1, 3, 0, 1]);
    expect(press("Ctrl+End", [1, 2, 0, 1], figure, blocks)).toEqual([1, 2, 2, 1]);
  });
});
