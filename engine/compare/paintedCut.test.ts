import { expect, test } from "vitest";
import { cut, cutKey, divisorsOf, setOf } from "../plan/partition.ts";
import { type Cell, cellAt, indexOf, type Shape, sizeOf } from "../plan/shape.ts";
import { paintedCut } from "./paintedCut.ts";

const SHAPE: Shape = [4, 6, 2, 3];

const painting = (shape: Shape, holds: (cell: Cell) => boolean) =>
  Uint8Array.from({ length: sizeOf(shape) }, (_, i) => Number(holds(cellAt(shape, i))));

test("every set of every cut leads back to its cut", () => {
  for (const N of divisorsOf(4))
    for (const C of divisorsOf(6))
      for (const W of divisorsOf(3)) {
        const sets = cut(SHAPE, { N, C, W });
        for (const set of [0, sets.count - 1]) {
          const found = paintedCut(
            painting(SHAPE, (cell) => setOf(sets, cell) === set),
            SHAPE,
          );
          expect(found.blocks && cutKey(cut(SHAPE, found.blocks))).toBe(cutKey(sets));
        }
      }
});

test.each<[string, (cell: Cell) => boolean, string]>([
  ["nothing", () => false, "Nothing is painted yet"],
  ["an angle", ([n, c]) => n === 0 || c === 0, "sample 1, channel 1, row 0, column 0 is not painted"],
  ["every other channel", ([, c]) => c % 2 === 0, "channels 0, 2, 4 are not neighbours"],
  ["four of six channels", ([, c]) => c < 4, "Sets of 4 channels leave 2 of 6 over"],
  ["two samples in the middle", ([n]) => n === 1 || n === 2, "yours begins at 1"],
])("%s spans no cut, and it is said why", (_, holds, reason) => {
  expect(paintedCut(painting(SHAPE, holds), SHAPE).refusal).toContain(reason);
});

test("a value alone is a set of its own", () => {
  const found = paintedCut(
    painting(SHAPE, (cell) => indexOf(SHAPE, cell) === 7),
    SHAPE,
  );
  expect(found.blocks).toEqual({ N: 4, C: 6, H: 2, W: 3 });
});
