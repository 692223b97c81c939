import fc from "fast-check";
import { expect, test } from "vitest";
import { positionOf, type SliderRange, sliderTrack, stepFrom, valueAt } from "./scale.ts";

const EPSILON: SliderRange = { min: 1e-8, max: 1, step: 1, scale: "log", zero: true };
const BETA: SliderRange = { min: -3, max: 3, step: 0.01 };

test("a linear track is the range itself, and values outside stand at its ends", () => {
  expect(sliderTrack(BETA)).toEqual({ min: -3, max: 3, step: 0.01 });
  expect(positionOf(12, BETA)).toBe(3);
  expect(positionOf(-0.5, BETA)).toBe(-0.5);
});

test("a logarithmic track runs over powers of ten, with 0 one step before its start", () => {
  expect(sliderTrack(EPSILON)).toEqual({ min: -9, max: 0, step: 1 });
  expect(positionOf(1e-5, EPSILON)).toBe(-5);
  expect(positionOf(0, EPSILON)).toBe(-9);
  expect(valueAt(-9, EPSILON)).toBe(0);
  expect(valueAt(-7, EPSILON)).toBe(1e-7);
});

test("without zero a logarithmic track starts at its minimum", () => {
  const range: SliderRange = { ...EPSILON, zero: false };
  expect(sliderTrack(range).min).toBe(-8);
  expect(valueAt(-8, range)).toBe(1e-8);
});

test("every power of ten on a logarithmic track survives the way to its position and back", () => {
  for (let power = -8; power <= 0; power++) {
    const value = Number(`1e${power}`);
    expect(valueAt(positionOf(value, EPSILON), EPSILON)).toBe(value);
  }
});

test("positions stay on the track, whatever the value", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.constantFrom(EPSILON, BETA), (value, range) => {
      const { min, max } = sliderTrack(range);
      const position = positionOf(value, range);
      return position >= min && position <= max;
    }),
  );
});

test("steps leave no dust of binary fractions", () => {
  expect(stepFrom(0.1, 2, { min: 0, max: 1, step: 0.1 })).toBe(0.3);
  expect(stepFrom(3e-5, 1, EPSILON)).toBe(3e-4);
  expect(stepFrom(1e-8, -1, EPSILON)).toBe(0);
  expect(stepFrom(0, 1, EPSILON)).toBe(1e-8);
});
