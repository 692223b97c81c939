import { expect, test } from "vitest";
import { placeBeside } from "./placement.ts";

const TIP = { width: 200, height: 50 };
const PHONE = { width: 360, height: 700 };
const ROW = { left: 16, top: 100, width: 328, height: 60 };

test("stands above its term, a little to the right of its start", () => {
  expect(placeBeside({ ...ROW, width: 12, height: 28 }, ROW, TIP, PHONE)).toEqual({ left: 28, top: 48 });
  expect(placeBeside({ ...ROW, width: 90, height: 28 }, ROW, TIP, PHONE)).toEqual({ left: 40, top: 48 });
});

test("stands under the whole row where there is no room above", () => {
  const row = { ...ROW, top: 40 };
  expect(placeBeside({ ...row, width: 12, height: 28 }, row, TIP, PHONE).top).toBe(102);
});

test("never passes an edge", () => {
  expect(placeBeside({ ...ROW, left: 340, width: 12 }, ROW, TIP, PHONE).left).toBe(152);
  expect(placeBeside({ ...ROW, left: 5, width: 12 }, ROW, { width: 400, height: 50 }, PHONE).left).toBe(8);
});
