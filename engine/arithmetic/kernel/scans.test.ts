import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kernelInNode } from "../../golden/kernelInNode.ts";
import { cut } from "../../plan/partition.ts";
import { type Runs, runsOf, wholeRun } from "../../plan/runs.ts";
import { type Shape, sizeOf } from "../../plan/shape.ts";
import { randomKey, uniformOf } from "../../sources/random.ts";
import { binEdges } from "../../values/distribution.ts";
import { plainScans } from "../plainScans.ts";
import { blocksIn } from "../scans.ts";

const kernel = kernelInNode();

const VALUES = {
  ordinary: (u: number) => 8 * u - 4,
  "far from zero": (u: number) => 1e5 + u,
  "all the same": () => 4.3,
  subnormal: (u: number) => 1e-41 * (u - 0.5),
  "close to the largest": (u: number) => 6.8e38 * (u - 0.5),
  "partly not a number": (u: number) => (u < 0.02 ? NaN : u),
  "partly infinite": (u: number) => (u < 0.02 ? Infinity : u > 0.99 ? -Infinity : u),
  "nowhere finite": (u: number) => (u < 0.5 ? NaN : Infinity),
} as const;

/** Odd tails, and up to 4800 cells: several blocks. */
const shapes = fc.tuple(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 8 }),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 23 }),
) as fc.Arbitrary<Shape>;

/** Has a check done on a tensor in the kernel's memory. */
function inKernel(shape: Shape, seed: number, value: (u: number) => number, check: (x: Float32Array) => void): void {
  const x = kernel.tensor(sizeOf(shape));
  for (let i = 0; i < x.length; i++) x[i] = value(uniformOf(randomKey(seed, i, 0), 0, 0));
  try {
    check(x);
  } finally {
    kernel.release(x);
  }
}

/** All cells, those of a channel, of a sample, of a column. */
function stretches(shape: Shape, x: Float32Array): Runs[] {
  const [N, C, , W] = shape;
  const of = (partition: Parameters<typeof cut>[1]) => runsOf(cut(shape, partition), 0);
  return [wholeRun(x), of({ C }), of({ N }), of({ N, C, W })];
}

describe.each(Object.entries(VALUES))("of values that are %s", (_, value) => {
  const property = (check: (shape: Shape, x: Float32Array) => void) =>
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 1e6 }), (shape, seed) =>
        inKernel(shape, seed, value, (x) => check(shape, x)),
      ),
      { numRuns: 60 },
    );

  it("kernel and core survey alike", () => {
    property((_, x) => expect(kernel.survey(x)).toEqual(plainScans.survey(x)));
  });

  it("kernel and core count alike, and agree on mean, spread and skew", () => {
    property((shape, x) => {
      for (const runs of stretches(shape, x)) {
        const got = kernel.summary(x, runs);
        const want = plainScans.summary(x, runs);
        for (const same of ["count", "nonFinite", "min", "max"] as const) expect(got[same]).toBe(want[same]);
        if (Number.isNaN(want.mean)) expect(got).toEqual(want);
        else {
          const scale = Math.max(Math.abs(want.min), Math.abs(want.max));
          expect(Math.abs(got.mean - want.mean)).toBeLessThanOrEqual(1e-12 * scale);
          expect(Math.abs(got.sd - want.sd)).toBeLessThanOrEqual(1e-9 * scale);
          if (want.sd > 1e-6 * scale) expect(got.skew).toBeCloseTo(want.skew, 4);
          const edges = binEdges(want.min, want.max);
          expect(kernel.counts(x, runs, edges)).toEqual(plainScans.counts(x, runs, edges));
        }
      }
    });
  });

  it("kernel and core pool alike", () => {
    property((shape, x) => {
      for (const [h, w] of [
        [1, 1],
        [2, 3],
        [7, 5],
        [64, 32],
      ]) {
        const pooled = (by: typeof plainScans) => by.pooled(x, shape, h, w, new Float32Array(blocksIn(shape, h, w)));
        const { min, max } = plainScans.survey(x);
        const rounding = 2e-6 * Math.max(-min, max);
        const want = pooled(plainScans);
        const agrees = (mean: number, block: number) =>
          Number.isFinite(want[block]) ? Math.abs(mean - want[block]) <= rounding : Object.is(mean, want[block]);
        expect(Array.from(pooled(kernel)).filter((mean, block) => !agrees(mean, block))).toEqual([]);
      }
    });
  });
});

it("the kernel leaves tensors that lie elsewhere to the core", () => {
  const x = Float32Array.of(1, NaN, -Infinity, 2);
  expect(kernel.survey(x)).toEqual({ nan: 1, plus: 0, minus: 1, first: 1, min: 1, max: 2 });
  expect(kernel.counts(x, wholeRun(x), { x0: 0, width: 1, bins: 2 })).toEqual(Uint32Array.of(0, 2));
});
