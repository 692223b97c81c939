import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { tensorShape } from "../npy/axes.ts";
import { axisChoices } from "../npy/axisWords.ts";
import { fitParams } from "../plan/controls.ts";
import { cut } from "../plan/partition.ts";
import { planOf } from "../plan/plan.ts";
import { AXES, type Axis, type Shape } from "../plan/shape.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { cellInWords, cutInWords, NO_SETS, nounOf, planInWords, setInWords } from "./words.ts";

const SHAPE: Shape = [4, 6, 3, 3];

describe("sets in words", () => {
  it.each([
    [{ C: 6 }, "6 sets of 36 values: one per channel"],
    [{ N: 4 }, "4 sets of 54 values: one per sample"],
    [{ N: 4, C: 6 }, "24 sets of 9 values: one per sample and channel"],
    [{ N: 4, C: 3 }, "12 sets of 18 values: one per sample and group of 2 channels"],
    [{ N: 4, H: 3, W: 3 }, "36 sets of 6 values: one per sample and position"],
    [{}, "1 set of 216 values: all values together"],
    [{ N: [3, 1], C: 6 }, "12 sets of 9 to 27 values: one per group of up to 3 samples and channel"],
  ])("tell how %j cuts", (partition, words) => {
    expect(cutInWords({ tensor: "activations" }, cut(SHAPE, partition))).toBe(words);
  });

  it("name the axes of a weight tensor", () => {
    expect(cutInWords({ tensor: "weights" }, cut(SHAPE, { N: 4 }))).toBe("4 sets of 54 values: one per output channel");
    expect(setInWords({ tensor: "weights" }, cut(SHAPE, { N: 4 }), 2)).toBe("output channel 2, every i, kh, kw");
  });

  it("say which cells a set has", () => {
    expect(setInWords({ tensor: "activations" }, cut(SHAPE, { N: 4, C: 3 }), 4)).toBe(
      "sample 1, channels 2 and 3, every h, w",
    );
    expect(setInWords({ tensor: "activations" }, cut(SHAPE, { N: 4, C: 2 }), 3)).toBe(
      "sample 1, channels 3 to 5, every h, w",
    );
    expect(setInWords({ tensor: "activations" }, cut(SHAPE, { C: 6 }), 5)).toBe("channel 5, every n, h, w");
    expect(cellInWords({ tensor: "activations" }, [1, 2, 0, 1])).toBe("sample 1, channel 2, row 0, column 1");
  });
});

test("the cuts of several sources are kept apart from the axes of each", () => {
  for (const technique of TECHNIQUES) {
    const plan = planOf(technique, fitParams(technique.controls, {}, SHAPE).params, SHAPE);
    const each = planInWords(plan).split("; ");
    if (plan.sources.length === 0) {
      expect(each).toEqual([NO_SETS]);
      continue;
    }
    expect(each).toEqual(
      plan.sources.map(({ sets, name }) => {
        const words = cutInWords(plan.axes, sets);
        return plan.sources.length > 1 ? `${name}: ${words}` : words;
      }),
    );
  }
});

describe("the axes of a file", () => {
  it("are spoken of as they were chosen: tokens have no rows and columns", () => {
    const tokens = { tensor: "activations", order: "NHC" } as const;
    expect(cellInWords(tokens, [1, 3, 2, 0])).toBe("sample 1, channel 3, token 2");
    expect(setInWords(tokens, cut([2, 7, 5, 1], { N: 2, H: 5 }), 6)).toBe("sample 1, token 1, every c");
    expect(cutInWords(tokens, cut([2, 7, 5, 1], { N: 2, H: 5 }))).toBe("10 sets of 7 values: one per sample and token");
    const positions = { tensor: "activations", order: "CW" } as const;
    expect(cellInWords(positions, [0, 3, 0, 4])).toBe("sample 0, channel 3, position 4");
    expect(cellInWords({ tensor: "activations", order: "NC" }, [1, 3, 0, 0])).toBe("sample 1, channel 3");
    expect(cellInWords({ tensor: "weights", order: "NCW" }, [1, 3, 0, 4])).toBe(
      "output channel 1, input channel 3, kernel column 4",
    );
  });

  it("have the words of their choice in any order, and no word for what the file has not", () => {
    const orders = [1, 2, 3, 4].flatMap((axes) => Object.values(axisChoices(axes)).flat());
    const lengths = fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...orders), lengths, ({ id: order, label }, file) => {
        const axes = { tensor: "activations", order } as const;
        const shape = tensorShape(file.slice(0, order.length), order);
        const all = cut(shape, Object.fromEntries(AXES.map((axis, a) => [axis, shape[a]])));
        const cell = shape.map((length) => length - 1) as unknown as Shape;
        const words = cellInWords(axes, cell);
        expect(setInWords(axes, all, all.count - 1)).toBe(words);
        const spoken = AXES.filter((axis) => new RegExp(`\\b${nounOf(axes, axis)} \\d`).test(words));
        expect(spoken).toEqual(AXES.filter((axis) => "NC".includes(axis) || order.includes(axis)));
        for (const letter of order) expect(label.activations).toContain(`${nounOf(axes, letter as Axis)}s`);
        const per = cutInWords(axes, all).replace(/.*: one per /, "");
        for (const noun of per.split(/, | and /)) expect(words.includes(noun) || noun === "position").toBe(true);
        for (const noun of ["row", "column"]) expect(words.includes(noun)).toBe(/H.*W|W.*H/.test(order));
      }),
    );
  });
});

describe("an impossible cut", () => {
  it("is refused with the numbers and the remedy", () => {
    expect(() => cut(SHAPE, { C: 4 })).toThrow("6 channels cannot be cut into 4 equal groups: use 1, 2, 3 or 6.");
    expect(() => cut(SHAPE, { N: [2, 1] })).toThrow(
      "blocks of 2, 1 do not cover 4 samples: their lengths must add up to 4.",
    );
  });
});
