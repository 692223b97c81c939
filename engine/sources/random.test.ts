import { expect, test } from "vitest";
import { normalOf, normalQuantile, randomKey, uniformOf } from "./random.ts";

const COUNT = 20_000;

function moments(values: readonly number[]): readonly number[] {
  return [1, 2, 3, 4].map((power) => values.reduce((sum, value) => sum + value ** power, 0) / values.length);
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  return pairs.reduce((sum, [a, b]) => sum + a * b, 0) / pairs.length;
}

function list<T>(make: (i: number) => T): T[] {
  return Array.from({ length: COUNT }, (_, i) => make(i));
}

test("the same seed and cell always give the same number", () => {
  expect(normalOf(randomKey(7, 1, 2), 0, 1)).toBe(normalOf(randomKey(7, 1, 2), 0, 1));
  expect(uniformOf(randomKey(7, 1, 2), 0, 1)).toBe(0.4954715740168467);
});

test("every part of (seed, n, c, h, w) and the purpose changes the number", () => {
  const numbers = [
    uniformOf(randomKey(7, 1, 2), 3, 4),
    uniformOf(randomKey(8, 1, 2), 3, 4),
    uniformOf(randomKey(7, 2, 1), 3, 4),
    uniformOf(randomKey(7, 1, 2), 4, 3),
    uniformOf(randomKey(7, 1, 2, 1), 3, 4),
    uniformOf(randomKey(7, 1, 2, 2), 3, 4),
  ];
  expect(new Set(numbers).size).toBe(numbers.length);
});

test("uniform numbers lie between 0 and 1 and fill 64 bins evenly, along each axis and over seeds", () => {
  const walks: Record<string, (i: number) => number> = {
    n: (i) => uniformOf(randomKey(7, i, 0), 0, 0),
    c: (i) => uniformOf(randomKey(7, 0, i), 0, 0),
    h: (i) => uniformOf(randomKey(7, 0, 0), i, 0),
    w: (i) => uniformOf(randomKey(7, 0, 0), 0, i),
    seed: (i) => uniformOf(randomKey(i, 0, 0), 0, 0),
  };
  for (const [axis, walk] of Object.entries(walks)) {
    const values = list(walk);
    expect(Math.min(...values), axis).toBeGreaterThan(0);
    expect(Math.max(...values), axis).toBeLessThan(1);
    const bins = new Array<number>(64).fill(0);
    for (const value of values) bins[Math.floor(value * 64)]++;
    const chiSquare = bins.reduce((sum, bin) => sum + (bin - COUNT / 64) ** 2 / (COUNT / 64), 0);
    expect(chiSquare, axis).toBeLessThan(63 + 4 * Math.sqrt(2 * 63));
  }
});

test("normal numbers have the moments 0, 1, 0, 3", () => {
  const [mean, square, cube, fourth] = moments(
    list((i) => normalOf(randomKey(7, i % 100, 3), Math.floor(i / 100), i % 7)),
  );
  const error = 4 / Math.sqrt(COUNT);
  expect(Math.abs(mean)).toBeLessThan(error);
  expect(Math.abs(square - 1)).toBeLessThan(error * Math.sqrt(2));
  expect(Math.abs(cube)).toBeLessThan(error * Math.sqrt(15));
  expect(Math.abs(fourth - 3)).toBeLessThan(error * Math.sqrt(96));
});

test("neighbouring cells, channels, samples and seeds are not correlated", () => {
  const at = (seed: number, n: number, c: number, h: number, w: number) => normalOf(randomKey(seed, n, c), h, w);
  const neighbours: Record<string, (i: number) => readonly [number, number]> = {
    w: (i) => [at(7, 0, 0, 0, 2 * i), at(7, 0, 0, 0, 2 * i + 1)],
    h: (i) => [at(7, 0, 0, 2 * i, 0), at(7, 0, 0, 2 * i + 1, 0)],
    c: (i) => [at(7, 0, i, 1, 1), at(7, 0, i + 1, 1, 1)],
    n: (i) => [at(7, i, 0, 1, 1), at(7, i + 1, 0, 1, 1)],
    seed: (i) => [at(i, 1, 1, 1, 1), at(i + 1, 1, 1, 1, 1)],
    "seed against n": (i) => [at(i + 1, i, 0, 0, 0), at(i, i + 1, 0, 0, 0)],
    "h against w": (i) => [at(7, 0, 0, i, i + 1), at(7, 0, 0, i + 1, i)],
  };
  for (const [axis, pair] of Object.entries(neighbours)) {
    expect(Math.abs(correlation(list(pair))), axis).toBeLessThan(4 / Math.sqrt(COUNT));
  }
});

test("the normal quantile agrees with tables and is odd", () => {
  const table = [
    [0.5, 0],
    [0.6, 0.2533471031],
    [0.975, 1.9599639845],
    [0.999, 3.0902323062],
    [1 - 1e-9, 5.997807015],
  ];
  for (const [p, z] of table) {
    expect(normalQuantile(p)).toBeCloseTo(z, 5);
    expect(normalQuantile(1 - p)).toBeCloseTo(-z, 5);
  }
});
