import fc from "fast-check";
import { expect, test } from "vitest";
import { AXES, type Axis, indexOf } from "../plan/shape.ts";
import { defaultAxes, nameAxes, tensorShape, toTensor } from "./axes.ts";
import { axisChoices, guessInWords } from "./axisWords.ts";

function counting(shape: readonly number[]) {
  const cells = shape.reduce((product, length) => product * length, 1);
  return { shape, data: Float32Array.from({ length: cells }, (_, i) => i) };
}

test("every order of letters is offered once, the usual ones first, each with a label of its own", () => {
  for (const [axes, orders] of [
    [1, 4],
    [2, 12],
    [3, 24],
    [4, 24],
  ]) {
    const { usual, other } = axisChoices(axes);
    const all = [...usual, ...other];
    expect(new Set(all.map(({ id }) => id)).size).toBe(orders);
    expect(new Set(all.map(({ label }) => label.activations)).size).toBe(orders);
    expect(new Set(all.map(({ label }) => label.weights)).size).toBe(orders);
    for (const { id } of all) expect(nameAxes(new Array(axes).fill(2), id)).toBe(true);
  }
});

test("what people bring has a name: C×L, L×N×D, and the weight of a transposed convolution", () => {
  const labels = [2, 3, 4].flatMap((axes) => axisChoices(axes).usual);
  const said = (id: string) => labels.find((choice) => choice.id === id)?.label;
  expect(said("CW")?.activations).toContain("C×L");
  expect(said("HNC")?.activations).toContain("L×N×D");
  expect(said("CNHW")?.weights).toContain("ConvTranspose2d");
  expect(said("CNW")?.weights).toContain("ConvTranspose1d");
});

test("each cell lands where its letters say", () => {
  const choices = [1, 2, 3, 4].flatMap((axes) => Object.values(axisChoices(axes)).flat());
  fc.assert(
    fc.property(
      fc.constantFrom(...choices),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
      ({ id }, lengths) => {
        const file = counting(lengths.slice(0, id.length));
        const { shape, data } = toTensor(file, id);
        expect(data.length).toBe(file.data.length);
        for (let i = 0; i < file.data.length; i++) {
          const cell = [0, 0, 0, 0] as [number, number, number, number];
          let rest = i;
          for (let axis = id.length - 1; axis >= 0; axis--) {
            cell[AXES.indexOf(id[axis] as Axis)] = rest % file.shape[axis];
            rest = Math.floor(rest / file.shape[axis]);
          }
          expect(data[indexOf(shape, cell)]).toBe(i);
        }
      },
    ),
  );
});

test("tokens N×L×D are read as C = D, H = L, W = 1", () => {
  expect(tensorShape([2, 5, 7], "NHC")).toEqual([2, 7, 5, 1]);
  expect(toTensor(counting([1, 2, 3]), "NHC").data).toEqual(Float32Array.of(0, 3, 1, 4, 2, 5));
});

test("the default is the usual meaning, and a colour picture is recognized", () => {
  expect(defaultAxes([7])).toBe("C");
  expect(defaultAxes([4, 7])).toBe("NC");
  expect(defaultAxes([4, 10, 16])).toBe("NHC");
  expect(defaultAxes([96, 96, 3])).toBe("HWC");
  expect(defaultAxes([3, 96, 96])).toBe("CHW");
  expect(defaultAxes([3, 5, 7])).toBe("NHC");
  expect(defaultAxes([8, 16, 8, 8])).toBe("NCHW");
});

test("a last axis of 1, 3 or 4 after two equal ones is taken for channels last, all equal ones are not", () => {
  const length = fc.integer({ min: 1, max: 64 });
  fc.assert(
    fc.property(length, length, fc.constantFrom(1, 3, 4), (n, side, channels) => {
      const isTold = side !== channels;
      expect(defaultAxes([n, side, side, channels])).toBe(isTold ? "NHWC" : "NCHW");
      expect(defaultAxes([side, side, channels])).toBe(isTold ? "HWC" : "NHC");
      if (isTold) expect(guessInWords([n, side, side, channels], "activations")).toContain(`last axis of ${channels} `);
    }),
  );
  expect(defaultAxes([5, 32, 32, 3])).toBe("NHWC");
  expect(defaultAxes([64, 3, 3, 3], "weights")).toBe("NCHW");
  expect(defaultAxes([64, 64, 3], "weights")).toBe("NCW");
});

test("every guess is said, with the words of the choice it is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom("activations" as const, "weights" as const),
      (shape, tensor) => {
        const guessed = axisChoices(shape.length).usual.find(({ id }) => id === defaultAxes(shape, tensor));
        const start = `${shape.join("×")} is read as ${guessed?.label[tensor]}: `;
        expect(guessed).toBeDefined();
        expect(guessInWords(shape, tensor).startsWith(start)).toBe(true);
      },
    ),
  );
});

test("letters that do not fit the file are refused", () => {
  for (const axes of ["", "NC", "NNC", "NCX", "NCHW", "nhc"]) {
    expect(() => toTensor(counting([2, 3, 4]), axes)).toThrow(RangeError);
  }
  expect(() => toTensor(counting([2, 3]), "NCHW")).toThrow(
    '"NCHW" does not name the 2 axes of the file: use letters of N, C, H and W once each, for example NC.',
  );
});
