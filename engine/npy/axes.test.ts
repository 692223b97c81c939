import fc from "fast-check";
import { expect, test } from "vitest";
import { AXES, type Axis, indexOf } from "../shape.ts";
import { AXIS_CHOICES, defaultAxes, tensorShape, toTensor } from "./axes.ts";

function counting(shape: readonly number[]) {
  const cells = shape.reduce((product, length) => product * length, 1);
  return { shape, data: Float32Array.from({ length: cells }, (_, i) => i) };
}

test("every offered meaning names as many axes as the file has, each once", () => {
  for (const [axes, choices] of Object.entries(AXIS_CHOICES)) {
    for (const { id } of choices) {
      expect(new Set(id).size).toBe(Number(axes));
      expect([...id].every((letter) => AXES.some((axis) => axis === letter))).toBe(true);
    }
  }
});

test("each cell lands where its letters say", () => {
  const choices = Object.values(AXIS_CHOICES).flat();
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

test("letters that do not fit the file are refused", () => {
  for (const axes of ["", "NC", "NNC", "NCX", "NCHW", "nhc"]) {
    expect(() => toTensor(counting([2, 3, 4]), axes)).toThrow(RangeError);
  }
  expect(() => toTensor(counting([2, 3]), "NCHW")).toThrow(
    '"NCHW" does not name the 2 axes of the file: use letters of N, C, H and W once each, for example NC.',
  );
});
