import { expect, test } from "vitest";
import { fitParams } from "../../engine/plan/controls.ts";
import { rangesOf } from "../../engine/plan/partition.ts";
import { planOf } from "../../engine/plan/plan.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { setsOfScope } from "./scopes.ts";

const SHAPE: Shape = [3, 4, 2, 2];

test.each(TECHNIQUES.map((technique) => ({ name: technique.name, technique })))(
  "a channel of $name is one of its tensor: of weights an output channel with all that it weighs",
  ({ technique }) => {
    const plan = planOf(technique, fitParams(technique.controls, {}, SHAPE).params, SHAPE);
    const sets = setsOfScope(plan, "channel");
    if (!sets) return expect.unreachable();
    const [N, C] = rangesOf(sets, 1);
    expect([N, C]).toEqual(
      technique.tensor === "weights"
        ? [
            [1, 2],
            [0, 4],
          ]
        : [
            [0, 3],
            [1, 2],
          ],
    );
  },
);
