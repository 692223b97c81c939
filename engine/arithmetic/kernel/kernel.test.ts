import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { kernelInNode } from "../../golden/kernelInNode.ts";
import { backward } from "../../normalize/backward.ts";
import { forward, normalize } from "../../normalize/forward.ts";
import { momentsOf, type RunningStatistics } from "../../normalize/moments.ts";
import { fitParams, type Params } from "../../plan/controls.ts";
import { planOf } from "../../plan/plan.ts";
import { type Shape, sizeOf, type Values } from "../../plan/shape.ts";
import type { Technique } from "../../plan/technique.ts";
import { randomKey, uniformOf } from "../../sources/random.ts";
import { TECHNIQUES } from "../../techniques/index.ts";
import type { Arithmetic } from "../contract.ts";
import { chooseArithmetic } from "../current.ts";
import { plain } from "../plain.ts";

const kernel = kernelInNode();
afterEach(() => chooseArithmetic(plain));

/** Odd tails, and planes of 1, 2 and 3 cells. */
const shapes = fc.tuple(
  fc.integer({ min: 1, max: 11 }),
  fc.integer({ min: 1, max: 19 }),
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 9 }),
) as fc.Arbitrary<Shape>;

const FLOAT32_MAX = 3.4028234e38;

/** A bell-shaped value. */
function bell(seed: number, i: number): number {
  const key = randomKey(seed, i, 0);
  return uniformOf(key, 0, 0) + uniformOf(key, 0, 1) + uniformOf(key, 0, 2) + uniformOf(key, 0, 3) - 2;
}

const ORDINARY = {
  "mean 0": (seed: number, i: number) => 2 * bell(seed, i),
  "mean 10⁴, sd 1": (seed: number, i: number) => 1e4 + 1.7 * bell(seed, i),
  "another mean in every plane of 7": (seed: number, i: number) =>
    50 * bell(seed + 1, Math.floor(i / 7)) + bell(seed, i),
  "mostly zero": (seed: number, i: number) => Math.max(0, bell(seed, i)),
} as const;

const HARD = {
  "all the same": () => 4.3,
  "offset of 10⁸": (seed: number, i: number) => 1e8 + 64 * Math.round(9 * bell(seed, i)),
  "squares above float32": (seed: number, i: number) => 1e25 * bell(seed, i),
  "close to the largest": (seed: number, i: number) => 1.6e38 * bell(seed, i),
  "squares below float32": (seed: number, i: number) => 1e-25 * bell(seed, i),
  subnormal: (seed: number, i: number) => 1e-41 * bell(seed, i),
  "one far out": (seed: number, i: number) => (i % 23 === 5 ? 3e7 : bell(seed, i)),
  "of many sizes": (seed: number, i: number) => bell(seed, i) * 10 ** (3 * bell(seed + 1, i)),
  infinite: (seed: number, i: number) => (i % 31 === 7 ? Infinity : bell(seed, i)),
  "not a number": (seed: number, i: number) => (i % 37 === 3 ? NaN : bell(seed, i)),
} as const;

type Fill = (seed: number, i: number) => number;

function tensor(shape: Shape, seed: number, fill: Fill): Float32Array {
  return Float32Array.from({ length: sizeOf(shape) }, (_, i) => fill(seed, i));
}

function variants(technique: Technique): Params[] {
  return Object.entries(technique.controls).reduce<Params[]>(
    (all, [name, control]) =>
      control.kind === "choice"
        ? all.flatMap((p) => control.options.map(({ value }) => ({ ...p, [name]: value })))
        : all,
    [{ groups: 2, gamma: { all: 1, at: { 0: -0.7, 2: 1.9 } }, beta: { all: 0, at: { 1: 0.4 } } }],
  );
}

const cases = fc.tuple(
  shapes,
  fc.constantFrom(...TECHNIQUES.flatMap((technique) => variants(technique).map((wishes) => ({ technique, wishes })))),
  fc.integer({ min: 0, max: 1e6 }),
);

/** Without blended outputs: where their terms differ by more than float64 has digits, the core's sum cancels as well. */
const ofOneTerm = cases.filter(([, { technique }]) => technique.id !== "bin");

function runningOf([, C]: Shape): RunningStatistics {
  return {
    mean: Float64Array.from({ length: C }, (_, c) => bell(71, c)),
    variance: Float64Array.from({ length: C }, (_, c) => 0.5 + bell(72, c) ** 2),
  };
}

/** Everything the engine computes of a tensor, with y and dx in the given kind of array. */
function computed(
  by: Arithmetic,
  { technique, wishes }: { technique: Technique; wishes: Params },
  shape: Shape,
  x: Float32Array,
  make: (size: number) => Values,
) {
  chooseArithmetic(by);
  const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
  const reading = { x, shape };
  const moments = momentsOf(plan, reading, runningOf(shape));
  const y = forward(plan, moments, x, make(x.length));
  const yAtOnce = make(x.length);
  const atOnce = { y: yAtOnce, moments: normalize(plan, { x, shape }, yAtOnce, runningOf(shape))() };
  const dy = tensor(shape, 77, bell);
  const { dx, params } = backward(plan, moments, reading, dy, make(x.length));
  return { moments, y, atOnce, dx, params: params() };
}

/** dx is a difference of what comes directly and what the moments give back: each is at most about this large. */
function scaleOfGradients({ dx, moments }: ReturnType<typeof computed>): number {
  const steepest = Math.max(...moments.map(({ variance }) => 1 / Math.sqrt(smallest(variance) + 1e-5)));
  return Math.max(largest(dx), 8 * steepest);
}

function smallest(values: ArrayLike<number>): number {
  return Math.min(...Array.from(values).filter((v) => !Number.isNaN(v)));
}

const float32 = (size: number) => new Float32Array(size);
const float64 = (size: number) => new Float64Array(size);

function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, v) => (Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most), 0);
}

/** The largest difference; where the truth does not fit float32, any answer that is not an ordinary number is right. */
function difference(got: ArrayLike<number>, want: ArrayLike<number>): number {
  let worst = 0;
  for (let i = 0; i < want.length; i++) {
    if (!(Math.abs(want[i]) < FLOAT32_MAX)) continue;
    const error = Math.abs(got[i] - want[i]);
    worst = error <= worst ? worst : Number.isNaN(error) ? Infinity : error;
  }
  return worst;
}

describe.each(Object.entries(ORDINARY))("on tensors with %s", (_, fill) => {
  it("kernel and core agree: y to 2·10⁻⁶, statistics and gradients to 10⁻⁶ of their scale", () => {
    fc.assert(
      fc.property(cases, ([shape, choice, seed]) => {
        const x = tensor(shape, seed, fill);
        const got = computed(kernel, choice, shape, x, float32);
        const want = computed(plain, choice, shape, x, float64);
        for (const { y, moments } of [got, got.atOnce]) {
          expect(difference(y, want.y)).toBeLessThan(2e-6 * Math.max(1, largest(want.y) / 8));
          want.moments.forEach(({ mean, variance }, k) => {
            expect(difference(moments[k].mean, mean)).toBeLessThanOrEqual(1e-6 * Math.max(1, largest(mean)));
            expect(difference(moments[k].variance, variance)).toBeLessThanOrEqual(1e-6 * largest(variance));
          });
        }
        // Running statistics far from the tensor's own leave gradients that are small differences of large numbers.
        if (choice.wishes.mode === "eval") return;
        expect(difference(got.dx, want.dx)).toBeLessThanOrEqual(1e-6 * scaleOfGradients(want));
        for (const [name, gradient] of Object.entries(want.params))
          expect(difference(got.params[name], gradient), name).toBeLessThanOrEqual(
            2e-6 * Math.max(1, largest(gradient)),
          );
      }),
      { numRuns: 150 },
    );
  });
});

describe.each(Object.entries(HARD))("on tensors with values that are %s", (_, fill) => {
  it("the kernel gives a number where the core gives one, and the same one", () => {
    fc.assert(
      fc.property(ofOneTerm, ([shape, choice, seed]) => {
        const x = tensor(shape, seed, fill);
        const got = computed(kernel, choice, shape, x, float32);
        const want = computed(plain, choice, shape, x, float64);
        for (const { y } of [got, got.atOnce])
          expect(difference(y, want.y)).toBeLessThanOrEqual(2e-6 * Math.max(1, largest(want.y) / 8));
      }),
      { numRuns: 100 },
    );
  });
});

describe("on small sets of all kinds", () => {
  const lengths = [1, 2, 3] as const;
  const small = lengths.flatMap((N) =>
    lengths.flatMap((C) => lengths.flatMap((H) => lengths.map((W): Shape => [N, C, H, W]))),
  );
  it.each(TECHNIQUES)("of $name, kernel and core agree on gradients to 10⁻⁶ of their own scale", (technique) => {
    for (const shape of small)
      for (const wishes of variants(technique)) {
        const choice = { technique, wishes };
        for (const seed of [101, 104, 108]) {
          const x = tensor(shape, seed, ORDINARY["mean 0"]);
          const got = computed(kernel, choice, shape, x, float32);
          const want = computed(plain, choice, shape, x, float64);
          const what = `${shape.join("×")} ${JSON.stringify(wishes)}`;
          expect(difference(got.dx, want.dx), what).toBeLessThanOrEqual(1e-6 * largest(want.dx));
        }
      }
  });
});

describe("on tensors that are finished chunk by chunk", () => {
  const shapes: Shape[] = [
    [7, 40, 17, 19],
    [1030, 6, 5, 3],
    [3, 12, 65, 67],
  ];
  it.each(
    TECHNIQUES.flatMap((technique) => shapes.map((shape) => [technique.short, shape.join("×"), technique, shape])),
  )("%s at %s: kernel and core agree, whatever lies in a chunk", (_, __, technique, shape) => {
    const choice = { technique: technique as Technique, wishes: { groups: 4 } };
    const x = tensor(shape as Shape, 5, ORDINARY["another mean in every plane of 7"]);
    x[x.length - 3] = 1e30;
    const got = computed(kernel, choice, shape as Shape, x, float32);
    const want = computed(plain, choice, shape as Shape, x, float64);
    for (const { y } of [got, got.atOnce])
      expect(difference(y, want.y)).toBeLessThanOrEqual(2e-6 * Math.max(1, largest(want.y) / 8));
  });
});

describe("in a memory that is too small for all that is asked of it", () => {
  const shape: Shape = [16, 64, 16, 16];
  const x = tensor(shape, 3, ORDINARY["mean 0"]);
  const layerNorm = TECHNIQUES.find(({ id }) => id === "ln") as Technique;

  it("plans that are not at work make room for tensors and for newer plans", () => {
    const small = kernelInNode(8 * 2 ** 20);
    for (let i = 0; i < 24; i++) {
      const choice = { technique: layerNorm, wishes: { gamma: { all: i, at: {} } } };
      const got = computed(small, choice, shape, x, (size) => small.tensor(size) as Float32Array);
      const want = computed(plain, choice, shape, x, float64);
      for (const { y } of [got, got.atOnce])
        expect(difference(y, want.y)).toBeLessThan(2e-6 * Math.max(1, largest(want.y) / 8));
      for (const values of [got.y, got.atOnce.y, got.dx]) small.release(values);
    }
  });
});
