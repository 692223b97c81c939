import { expect, it } from "vitest";
import { retirement } from "../page/retired.ts";
import { Buffers } from "./buffers.ts";

const float32 = new Float32Array();
const float64 = new Float64Array();

it("a buffer that was given back is filled again, by what has its size", () => {
  const buffers = new Buffers();
  const [small, large] = [new ArrayBuffer(8), new ArrayBuffer(40)];
  buffers.give([small, large]);
  expect(buffers.take(float32, 10).buffer).toBe(large);
  expect(buffers.take(float32, 2).buffer).toBe(small);
  expect(buffers.take(float32, 2).buffer).not.toBe(small);
});

it("float64 takes a buffer of eight bytes for each cell", () => {
  const buffers = new Buffers();
  const buffer = new ArrayBuffer(40);
  buffers.give([new ArrayBuffer(20), buffer]);
  const taken = buffers.take(float64, 5);
  expect(taken).toBeInstanceOf(Float64Array);
  expect(taken.buffer).toBe(buffer);
  expect(buffers.take(float64, 5)).toEqual(new Float64Array(5));
});

it("buffers of another tensor are let go once one of a new size is wanted", () => {
  const buffers = new Buffers();
  const old = new ArrayBuffer(40);
  buffers.give([old]);
  buffers.take(float32, 3);
  expect(buffers.take(float32, 10).buffer).not.toBe(old);
});

it("a buffer goes back when neither the picture nor the one before is drawn from it", () => {
  const retiring = retirement();
  const [a, b, c] = [1, 2, 3].map((size) => new ArrayBuffer(size));
  retiring.replace([], [a]);
  retiring.replace([a], [b]);
  expect(retiring.collect()).toEqual([]);
  retiring.replace([b], [b, c]);
  expect(retiring.collect()).toEqual([a]);
  expect(retiring.collect()).toEqual([]);
});
