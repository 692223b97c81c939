import { expect, test } from "vitest";
import { widthsAbove } from "./pageWidth.ts";

test("a window has as much room as its text leaves", () => {
  expect(widthsAbove(1440, 16)).toEqual([]);
  expect(widthsAbove(1280, 16)).toEqual([90]);
  expect(widthsAbove(1024, 16)).toEqual([90, 80, 70]);
  expect(widthsAbove(390, 16)).toEqual([90, 80, 70, 64, 56, 48, 40]);
  expect(widthsAbove(320, 16)).toEqual([90, 80, 70, 64, 56, 48, 40, 24]);
  expect(widthsAbove(1440, 32)).toEqual([90, 80, 70, 64, 56, 48]);
  expect(widthsAbove(2880, 32)).toEqual([]);
});
