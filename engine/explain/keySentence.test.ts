import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitParams, type Params } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import type { Shape } from "../plan/shape.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { keySentenceOf } from "./keySentence.ts";

function sentence(id: string, params: Params = {}, shape: Shape = [4, 6, 3, 3]): string {
  const technique = TECHNIQUES.find((each) => each.id === id);
  if (!technique) throw new Error(`there is no ${id}`);
  const { headline, rest } = keySentenceOf(
    planOf(technique, fitParams(technique.controls, params, shape).params, shape),
  );
  return `${headline} ${rest}`;
}

describe("the key sentence", () => {
  it.each([
    [
      "own",
      { second: "variance" },
      "Cut your own: 12 sets of 18 values and 6 sets of 36 values. Each value takes its mean from the first cut and its variance from the second.",
    ],
    ["bn", {}, "Batch norm: 6 sets of 36 values. Each channel shares one mean and one variance."],
    [
      "bn",
      { mode: "eval" },
      "Batch norm in evaluation: no values share. Each channel uses its running mean and variance.",
    ],
    ["ln", {}, "Layer norm: 4 sets of 54 values. Each sample shares one mean and one variance."],
    ["in", {}, "Instance norm: 24 sets of 9 values. Each channel in a sample shares one mean and one variance."],
    [
      "gn",
      { groups: 3 },
      "Group norm: 12 sets of 18 values. Each group of 2 channels in a sample shares one mean and one variance.",
    ],
    ["mobn", {}, "Mean-only batch norm: 6 sets of 36 values. Each channel shares one mean."],
    [
      "bin",
      {},
      "Batch-instance norm: 6 sets of 36 values and 24 sets of 9 values. Each value is normalized in 2 ways, and the results are blended.",
    ],
    [
      "sn",
      {},
      "Switchable norm: 24 sets of 9 values, 4 sets of 54 values and 6 sets of 36 values. Each value is normalized with a blend of 3 means and 3 variances.",
    ],
    ["wn", {}, "Weight norm: 4 sets of 54 values. Each output channel shares one length."],
  ] as const)("of %s with %j", (id, params, words) => expect(sentence(id, params)).toBe(words));

  it("has the numbers of the plan, two finished sentences and no value that is called a cell", () => {
    const length = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...TECHNIQUES), fc.tuple(length, length, length, length), (technique, shape) => {
        const plan = planOf(technique, fitParams(technique.controls, {}, shape).params, shape);
        const { headline, rest } = keySentenceOf(plan);
        for (const { sets } of plan.sources) expect(headline).toContain(`${sets.count} set`);
        expect(headline).toMatch(/^[A-Z].*\.$/);
        expect(rest).toMatch(/^[A-Z].*\.$/);
        expect(`${headline} ${rest}`).not.toMatch(/undefined|NaN|cell|\.\./);
      }),
    );
  });
});
