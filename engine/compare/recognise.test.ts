import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forward } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { type Shape, sizeOf } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";
import { scales } from "../sources/scales.ts";
import { cutYourOwn } from "../techniques/cutYourOwn.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { largestDifference } from "../values/largestDifference.ts";
import { type Recognised, recognise, recognisedInWords } from "./recognise.ts";

const SHAPE: Shape = [4, 6, 3, 2];

function made(wishes: Params, shape: Shape = SHAPE): Recognised[] {
  return recognise(cutYourOwn, fitParams(cutYourOwn.controls, wishes, shape).params, shape);
}

const words = (wishes: Params, shape: Shape = SHAPE) =>
  made(wishes, shape).map((each) => recognisedInWords(each, shape));

const apart = { blocksN: 1, blocksC: 1, blocksH: 1, blocksW: 1 };

describe("a cut is called", () => {
  it.each([
    [{ ...apart, blocksC: 6 }, "Batch norm, at every shape."],
    [{ ...apart, blocksN: 4 }, "Layer norm, at every shape."],
    [{ ...apart, blocksN: 4, blocksC: 6 }, "Instance norm, at every shape."],
    [{ ...apart, blocksN: 4, blocksC: 3 }, "Group norm with G = 3, at every shape."],
    [{ ...apart, blocksN: 4, blocksC: 2 }, "Group norm with G = 2, at every shape."],
    [{ ...apart, blocksN: 4, blocksH: 3, blocksW: 2 }, "Positional norm, at every shape."],
    [{ ...apart, blocksN: 2, blocksC: 6 }, "Ghost batch norm with B = N/2, at every shape."],
    [{ ...apart, blocksN: 4, centred: "no" }, "RMS norm, at every shape."],
    [{ ...apart, blocksC: 6, scaled: "no" }, "Mean-only batch norm, at every shape."],
    [{ ...apart, blocksC: 6, second: "blend", secondN: 4, secondC: 6 }, "Batch-instance norm, at every shape."],
  ])("with %j first of all what it is: %s", (wishes, name) => {
    expect(words(wishes)[0]).toBe(name);
  });

  it.each([
    [{ ...apart, blocksC: 6 }, "Ghost batch norm with B = N, at every shape."],
    [{ ...apart, blocksN: 4, blocksC: 6 }, "Group norm with G = C, at every shape."],
    [{ ...apart, blocksN: 4 }, "Group norm with G = 1, at every shape."],
    [{ ...apart, blocksN: 4, blocksH: 3, blocksW: 2 }, "Layer norm (statistics over C), at every shape."],
    [{ ...apart, blocksN: 4, blocksC: 6, centred: "no" }, "Filter response norm (threshold none), at every shape."],
  ])("with %j this, too, by a number that holds at every shape: %s", (wishes, name) => {
    expect(words(wishes)).toContain(name);
    const twice: Shape = [8, 12, 6, 4];
    const grown = Object.fromEntries(
      Object.entries(wishes).map(([axis, value]) => [axis, typeof value === "number" && value > 1 ? 2 * value : value]),
    );
    expect(words(grown, twice)).toContain(name);
  });

  it("nothing where nobody published it", () => {
    expect(words({ ...apart, blocksN: 4, blocksH: 3 })).toEqual([]);
    expect(words({ ...apart, blocksC: 6, second: "variance", secondN: 4, secondC: 1 })).toEqual([]);
  });

  it("more than one thing where two fall together at this shape, and says why", () => {
    const both = words({ ...apart, blocksC: 6 }, [1, 6, 3, 2]);
    expect(both[0]).toBe("Batch norm, at every shape.");
    expect(both).toContain("Ghost batch norm with B = N, at every shape.");
    expect(both).toContain("Instance norm, at this shape only: N = 1.");
  });
});

const shapes = fc.tuple(
  fc.constantFrom(1, 2, 4),
  fc.constantFrom(1, 2, 6),
  fc.constantFrom(1, 3),
  fc.constantFrom(1, 2),
) as fc.Arbitrary<Shape>;

const without = { affine: "none", eps: 1e-5 };

function outputOf(technique: Technique, wishes: Params, shape: Shape) {
  const values = new Float32Array(sizeOf(shape));
  scales.fill(values, shape, 7);
  const x = Float64Array.from(values);
  const plan = planOf(technique, fitParams(technique.controls, { ...wishes, ...without }, shape).params, shape);
  return forward(plan, momentsOf(plan, { x, shape }), x, new Float64Array(x.length));
}

it("what is recognised computes the same, at random shapes and cuts", () => {
  const blocks = fc.constantFrom(1, 2, 3, 4, 6);
  const cuts = fc.record({
    ...{ blocksN: blocks, blocksC: blocks, blocksH: blocks, blocksW: blocks },
    ...{ secondN: blocks, secondC: blocks, secondH: blocks, secondW: blocks },
    second: fc.constantFrom("none", "none", "variance", "blend"),
    centred: fc.constantFrom("yes", "yes", "no"),
    scaled: fc.constantFrom("yes", "yes", "no"),
  });
  fc.assert(
    fc.property(shapes, cuts, (shape, wishes) => {
      const own = outputOf(cutYourOwn, wishes, shape);
      for (const { technique, params } of made(wishes, shape)) {
        // Of a sum of squares ε is another lower bound; bias and ρ are learned.
        if (technique.divisor) continue;
        expect(largestDifference(own, outputOf(technique, params, shape)), technique.name).toBeLessThan(1e-3);
      }
    }),
    { numRuns: 300 },
  );
});

it.each(TECHNIQUES.filter(({ paper, tensor, weight }) => paper && tensor === "activations" && !weight))(
  "$name recognises itself in what has its declaration",
  (technique) => {
    const twin = { ...technique, id: "twin", paper: undefined };
    fc.assert(
      fc.property(shapes, (shape) => {
        const found = recognise(twin, fitParams(technique.controls, {}, shape).params, shape);
        expect(found.map((each) => each.technique.id)).toContain(technique.id);
      }),
      { numRuns: 40 },
    );
  },
);
