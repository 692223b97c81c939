import { expect, test } from "vitest";
import { type Cell, cellAt, indexOf, type Shape, sizeOf } from "../plan/shape.ts";
import { contrast } from "./contrast.ts";
import { counting } from "./counting.ts";
import { he } from "./he.ts";
import { SOURCES } from "./index.ts";
import { outlier } from "./outlier.ts";
import { rows } from "./rows.ts";
import { scales } from "./scales.ts";
import type { SeededSource } from "./source.ts";
import { sparse } from "./sparse.ts";

const SMALL: Shape = [4, 6, 3, 3];
const LARGE: Shape = [5, 7, 4, 6];
const MADE_OF_SIZES = new Set(["contrast", "counting", "counting-weights", "he"]);

function make(source: SeededSource, shape: Shape, seed = 7, batch = 0): Float32Array {
  const out = new Float32Array(sizeOf(shape)).fill(Number.NaN);
  source.fill(out, shape, seed, 0, batch);
  return out;
}

/** Mean and standard deviation. */
function spreadOf(values: Float32Array): readonly [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)];
}

test("ids are unique and fit into a link", () => {
  expect(new Set(SOURCES.map((source) => source.id)).size).toBe(SOURCES.length);
  for (const { id } of SOURCES) expect(id).toMatch(/^[a-z][a-z-]{1,19}$/);
});

test.each(SOURCES)("$id writes every cell, finite, and the same again from the same seed", (source) => {
  for (const shape of [SMALL, LARGE, [1, 1, 1, 1], [2, 3, 56, 56]] as const) {
    const data = make(source, shape);
    expect(data.every(Number.isFinite)).toBe(true);
    expect(make(source, shape)).toEqual(data);
  }
});

test.each(SOURCES)("the later samples of $id, written alone, are those of the whole", (source) => {
  const [N, C, H, W] = LARGE;
  for (const batch of [0, 3]) {
    const later = new Float32Array((N - 2) * C * H * W);
    source.fill(later, LARGE, 7, 2, batch);
    expect(later).toEqual(make(source, LARGE, 7, batch).subarray(2 * C * H * W));
  }
});

test.each(SOURCES.filter((source) => !MADE_OF_SIZES.has(source.id)))(
  "a cell of $id depends on the seed and its place only, never on the sizes",
  (source) => {
    const small = make(source, SMALL);
    const large = make(source, LARGE);
    small.forEach((value, i) => {
      expect(value).toBe(large[indexOf(LARGE, cellAt(SMALL, i))]);
    });
    expect(make(source, SMALL, 8)).not.toEqual(small);
  },
);

test.each(SOURCES.filter((source) => source.id !== "he"))(
  "more samples leave the others of $id as they are",
  (source) => {
    const [N, C, H, W] = SMALL;
    expect(make(source, [N + 1, C, H, W]).subarray(0, sizeOf(SMALL))).toEqual(make(source, SMALL));
  },
);

test("channels with different scales differ visibly for every seed, and a channel is alike in all samples", () => {
  const shape: Shape = [4, 6, 8, 8];
  for (let seed = 0; seed < 50; seed++) {
    const data = make(scales, shape, seed);
    const plane = (cell: Cell) => spreadOf(data.subarray(indexOf(shape, cell), indexOf(shape, cell) + 64));
    const channels = Array.from({ length: 6 }, (_, c) => plane([0, c, 0, 0]));
    const means = channels.map(([mean]) => mean);
    const deviations = channels.map(([, deviation]) => deviation);
    expect(Math.max(...means) - Math.min(...means)).toBeGreaterThan(3);
    expect(Math.max(...deviations) / Math.min(...deviations)).toBeGreaterThan(2.5);
    channels.forEach(([mean, deviation], c) => {
      expect(Math.abs(plane([1, c, 0, 0])[0] - mean)).toBeLessThan(deviation);
    });
  }
});

test("the same picture at different contrast: each sample is an affine image of the first", () => {
  const shape: Shape = [4, 6, 3, 3];
  const data = make(contrast, shape);
  const samples = Array.from({ length: 4 }, (_, n) => data.subarray(n * 54, (n + 1) * 54));
  const normalized = samples.map((sample) => {
    const [mean, deviation] = spreadOf(sample);
    return sample.map((value) => (value - mean) / deviation);
  });
  for (const sample of normalized) {
    sample.forEach((value, i) => {
      expect(value).toBeCloseTo(normalized[0][i], 4);
    });
  }
  const deviations = samples.map((sample) => spreadOf(sample)[1]);
  expect(Math.max(...deviations) / Math.min(...deviations)).toBeGreaterThan(2);
});

test("the same picture is drawn alike at every size", () => {
  const odd = make(contrast, [1, 1, 3, 3])[4];
  expect(make(contrast, [1, 1, 57, 57])[28 * 57 + 28]).toBeCloseTo(odd, 5);
});

test("counting numbers are their own place in memory", () => {
  expect([...make(counting, [2, 1, 2, 2])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("sparse after ReLU is mostly zero, never negative, and has nearly dead channels for every seed", () => {
  for (let seed = 0; seed < 50; seed++) {
    const data = make(sparse, [1, 6, 32, 32], seed);
    expect(Math.min(...data)).toBe(0);
    const alive = Array.from({ length: 6 }, (_, c) => {
      return data.subarray(c * 1024, (c + 1) * 1024).filter((value) => value > 0).length / 1024;
    });
    expect(Math.min(...alive)).toBeLessThan(0.06);
    expect(Math.max(...alive)).toBeGreaterThan(0.15);
  }
});

test("the outlier is there in every shape, once", () => {
  for (const shape of [SMALL, [1, 1, 1, 1]] as const) {
    expect([...make(outlier, shape)].filter((value) => value === 20)).toHaveLength(1);
  }
});

test("rows of different length differ by more than a factor of five", () => {
  for (let seed = 0; seed < 50; seed++) {
    const data = make(rows, [6, 6, 3, 3], seed);
    const lengths = Array.from({ length: 6 }, (_, o) => Math.hypot(...data.subarray(o * 54, (o + 1) * 54)));
    expect(Math.max(...lengths) / Math.min(...lengths)).toBeGreaterThan(5);
  }
});

test("He-initialized weights have variance 2 / fan-in", () => {
  const [, deviation] = spreadOf(make(he, [64, 16, 3, 3]));
  expect(deviation).toBeCloseTo(Math.sqrt(2 / (16 * 9)), 2);
});
