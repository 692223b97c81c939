import { expect, test } from "vitest";
import type { Shape } from "../../../engine/plan/shape.ts";
import { type Blocks, followsFrom, namesOf } from "./follows.ts";

const SHAPE: Shape = [4, 6, 3, 3];
const [BATCH, LAYER, INSTANCE, GROUPS]: Blocks[] = [
  { N: 1, C: 6, H: 1, W: 1 },
  { N: 4, C: 1, H: 1, W: 1 },
  { N: 4, C: 6, H: 1, W: 1 },
  { N: 4, C: 3, H: 1, W: 1 },
];

const holding = async (blocks: Blocks, shape: Shape = SHAPE) =>
  (await followsFrom(blocks, shape, [0, 0, 0, 0])).map(({ holds }) => holds);

test("a cut that has a name is called by it", () => {
  const names = [BATCH, LAYER, INSTANCE, GROUPS].map((blocks) => namesOf(blocks, SHAPE)[0]?.technique.id);
  expect(names).toEqual(["bn", "ln", "in", "gn"]);
  expect(namesOf({ N: 2, C: 3, H: 1, W: 1 }, SHAPE)).toEqual([]);
});

test("what follows is what the techniques are known for", async () => {
  // Others of the batch, running statistics, N = 1, machines, channels, exposure, scale.
  expect(await holding(BATCH)).toEqual([true, true, true, true, false, true, true]);
  expect(await holding(LAYER)).toEqual([false, false, true, false, true, false, true]);
  expect(await holding(INSTANCE)).toEqual([false, false, true, false, false, false, true]);
  expect(await holding(GROUPS)).toEqual([false, false, true, false, true, false, true]);
});

test("at N = 1 batch norm’s cut is said to be instance norm’s, and dead where nothing else shares", async () => {
  const [, , lives] = await followsFrom(BATCH, SHAPE, [0, 0, 0, 0]);
  expect(lives.says).toBe("Sets of 9 values are left, as instance norm has them.");
  expect((await holding({ N: 1, C: 6, H: 1, W: 1 }, [4, 6, 1, 1]))[2]).toBe(false);
});

test("pairs of samples depend on each other, and on no third", async () => {
  const pairs = await followsFrom({ N: 2, C: 6, H: 1, W: 1 }, SHAPE, [2, 0, 0, 0]);
  expect(pairs[0].says).toMatch(/^Sample 3 was changed, and y of sample 2 moved/);
});
