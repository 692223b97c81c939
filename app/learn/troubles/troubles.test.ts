import { expect, test } from "vitest";
import { figuresOfPage } from "../faults.ts";
import { findTroubles, TROUBLES } from "./index.ts";

test.each(TROUBLES.map((trouble) => ({ ...trouble, trouble })))(
  "$id: its proof holds, for any seed",
  async ({ trouble }) => {
    for (const seed of [7, 1, 2, 23]) {
      const figures = await figuresOfPage(trouble, seed);
      const nan = trouble.id === "nan" ? /undefined/ : /NaN|undefined/;
      expect(trouble.proof(figures)).not.toMatch(nan);
      expect(trouble.asserts(figures).filter(({ holds }) => !holds)).toEqual([]);
    }
  },
);

test("a trouble is found by what the library prints and by what one notices", () => {
  const first = (text: string) => findTroubles(text).map(({ id }) => id);
  expect(first("expected more than 1 value per channel")).toEqual(["batch-of-one"]);
  expect(first("evaluation awful")).toEqual(["train-eval"]);
  expect(first("divisible by num_groups")).toEqual(["groups-divide"]);
  expect(first("±1")).toEqual(["plus-minus-one"]);
  expect(first("NaN in one channel")).toContain("nan");
  expect(first("no such words at all")).toEqual([]);
  expect(first("")).toHaveLength(TROUBLES.length);
});
