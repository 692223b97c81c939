import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parametersOf } from "../explain/parameters.ts";
import { backward } from "../normalize/backward.ts";
import { convolved, convolvedBackward } from "../normalize/convolved.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf, type RunningStatistics } from "../normalize/moments.ts";
import { type Entries, expand, fitParams, mapEntries, type Params, withValueFor } from "../plan/controls.ts";
import { rangesOf, setOf, sizeOfSet } from "../plan/partition.ts";
import { type Plan, planOf } from "../plan/plan.ts";
import { type Cell, cellAt, indexOf, type Shape, sizeOf, type Values } from "../plan/shape.ts";
import type { Lengths, Technique } from "../plan/technique.ts";
import { randomKey, uniformOf } from "../sources/random.ts";
import { TECHNIQUES } from "./index.ts";

const shapes = fc.tuple(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 4 }),
) as fc.Arbitrary<Shape>;

/** Few enough cells that every one of them can be moved. */
const SMALL: readonly Shape[] = [
  [3, 4, 2, 3],
  [2, 2, 3, 1],
];

const byId = (id: string) => TECHNIQUES.find((technique) => technique.id === id) as Technique;

function planFor(technique: Technique, shape: Shape, wishes: Params = {}): Plan {
  return planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
}

const uniform = (seed: number, [n, c, h, w]: Cell) => uniformOf(randomKey(seed, n, c), h, w);

function randomTensor(shape: Shape, seed: number, spread = 2, mean = 0.3): Float64Array {
  return Float64Array.from(
    { length: sizeOf(shape) },
    (_, i) => mean + spread * (uniform(seed, cellAt(shape, i)) - 0.5),
  );
}

function runningFor([, C]: Shape): RunningStatistics {
  return { mean: randomTensor([1, C, 1, 1], 91), variance: randomTensor([1, C, 1, 1], 92).map((v) => 0.5 + v * v) };
}

function apply(technique: Technique, shape: Shape, x: Float64Array, wishes: Params = {}): Float64Array {
  const plan = planFor(technique, shape, wishes);
  return forward(plan, momentsOf(plan, { x, shape }, runningFor(shape)), x, new Float64Array(x.length)) as Float64Array;
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i])), 0);
}

/** Every combination of a technique's choices. */
function variants(technique: Technique): Params[] {
  return Object.entries(technique.controls).reduce<Params[]>(
    (all, [name, control]) =>
      control.kind === "choice"
        ? all.flatMap((p) => control.options.map(({ value }) => ({ ...p, [name]: value })))
        : all,
    [{}],
  );
}

describe.each(TECHNIQUES)("$name", (technique) => {
  it("covers every cell by exactly one set", () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(...variants(technique)), (shape, wishes) => {
        const plan = planFor(technique, shape, wishes);
        for (const sets of [...plan.sources.map((source) => source.sets), plan.joint, plan.affine.sets]) {
          const cells = new Array(sets.count).fill(0);
          for (let i = 0; i < sizeOf(shape); i++) {
            const cell = cellAt(shape, i);
            const set = setOf(sets, cell);
            cells[set]++;
            expect(rangesOf(sets, set).every(([start, end], a) => start <= cell[a] && cell[a] < end)).toBe(true);
          }
          expect(cells).toEqual(cells.map((_, set) => sizeOfSet(sets, set)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(variants(technique))("has gradients that agree with central differences, with %j", (wishes) => {
    for (const shape of SMALL) checkGradients(technique, shape, wishes);
  });

  it.each(variants(technique))("learns exactly the numbers that it tells, with %j", (wishes) => {
    for (const shape of SMALL) checkLearned(technique, shape, wishes);
  });
});

/** A technique at work on a tensor: what it normalizes is made by a convolution where it has one in front. */
interface AtWork {
  readonly plan: Plan;
  readonly y: Float64Array;
  /** Gradients of Σ dy·y: of the tensor, of the raw weight where there is one, and of what is learned. */
  backward(dy: Float64Array): {
    readonly dx: Values;
    readonly dv: Values;
    readonly params: Readonly<Record<string, Float64Array>>;
  };
}

/** A tensor and the raw weight of the convolution in front: O×C×kH×kW with O ≠ C, which only some techniques read. */
interface Given {
  readonly x: Float64Array;
  readonly v: Float64Array;
}

const weightShape = ([, C, H, W]: Shape): Shape => [5, C, H % 2 ? H : 1, W % 2 ? W : 1];

function given(shape: Shape): Given {
  return { x: randomTensor(shape, 1), v: randomTensor(weightShape(shape), 3) };
}

function atWork(technique: Technique, shape: Shape, { x, v }: Given, params: Params): AtWork {
  const reading = { x, shape };
  const convolution = technique.weight && convolved(technique, params, reading, { x: v, shape: weightShape(shape) });
  const own = convolution ? { x: convolution.t, shape: convolution.shape } : reading;
  const plan = planOf(technique, params, own.shape);
  const moments = momentsOf(plan, own, runningFor(own.shape));
  return {
    plan,
    y: forward(plan, moments, own.x, new Float64Array(own.x.length)) as Float64Array,
    backward(dy) {
      const { dx, params } = backward(plan, moments, own, dy, new Float64Array(own.x.length));
      if (!convolution) return { dx, dv: new Float64Array(0), params: params() };
      const before = { ...params() };
      const through = convolvedBackward(convolution, reading, dx);
      return { ...through, params: { ...before, ...through.params } };
    },
  };
}

/** L = Σ dy·y for random dy; every gradient against (L(p + h) − L(p − h)) / 2h. */
function checkGradients(technique: Technique, shape: Shape, wishes: Params): void {
  const tensors = given(shape);
  const params = randomParams(technique, shape, wishes);
  const { plan, y, backward } = atWork(technique, shape, tensors, params);
  const dy = randomTensor(plan.shape, 2, 2, 0).subarray(0, y.length);
  const gradients = backward(dy);
  const loss = (changed: Given, others: Params) =>
    atWork(technique, shape, changed, others).y.reduce((sum, value, i) => sum + value * dy[i], 0);
  const h = 1e-5;
  const agree = (got: ArrayLike<number>, lossAt: (i: number, step: number) => number, what: string) =>
    Array.from(got).forEach((gradient, i) => {
      const want = (lossAt(i, h) - lossAt(i, -h)) / (2 * h);
      expect(Math.abs(gradient - want), `${what}[${i}]`).toBeLessThan(1e-5 * Math.max(1, Math.abs(want)));
    });
  const { x, v } = tensors;
  agree(gradients.dx, (i, step) => loss({ x: x.with(i, x[i] + step), v }, params), "dx");
  agree(gradients.dv, (i, step) => loss({ x, v: v.with(i, v[i] + step) }, params), "dv");
  for (const { name, count } of learnedOf(plan)) {
    const gradient = gradients.params[name];
    expect(gradient?.length, `entries of d${name}`).toBe(count);
    agree(gradient, (i, step) => loss(tensors, { ...params, [name]: moved(params[name], i, step) }), `d${name}`);
  }
}

/** Every entry of what is told to be learned moves y, and none beyond them does. */
function checkLearned(technique: Technique, shape: Shape, wishes: Params): void {
  const tensors = given(shape);
  const params = randomParams(technique, shape, wishes);
  const { plan, y } = atWork(technique, shape, tensors, params);
  const moves = (name: string, i: number) =>
    largestDifference(y, atWork(technique, shape, tensors, { ...params, [name]: moved(params[name], i, 0.05) }).y);
  for (const { name, count } of learnedOf(plan)) {
    for (let i = 0; i < count; i++) expect(moves(name, i), `what ${name}[${i}] moves`).toBeGreaterThan(1e-6);
    if (!Array.isArray(params[name])) expect(moves(name, count), `what ${name}[${count}] moves`).toBe(0);
  }
}

const learnedOf = (plan: Plan) => parametersOf(plan).filter(({ origin }) => origin === "learned");

describe("a technique does not pass", () => {
  const batch = byId("bn");
  const batchInstance = byId("bin");
  const { rho } = batchInstance.controls;
  const WRONG: readonly [what: string, law: typeof checkLearned, technique: Technique, said: RegExp][] = [
    [
      "whose parameter is ignored",
      checkLearned,
      { ...batch, controls: { ...batch.controls, tau: { ...rho, symbol: "τ" } } },
      /what tau\[0\] moves/,
    ],
    [
      "that learns without a gradient",
      checkGradients,
      { ...batchInstance, blendGradients: undefined },
      /entries of drho/,
    ],
    [
      "whose gradient is wrong",
      checkGradients,
      { ...batchInstance, blendGradients: ({ shares: [rho] }) => ({ rho }) },
      /drho\[\d\]/,
    ],
    [
      "that learns more numbers than it tells",
      checkLearned,
      { ...batchInstance, terms: (params, lengths) => split(batchInstance, params, lengths) },
      /what rho\[4\] moves/,
    ],
  ];

  it.each(WRONG)("%s", (_, law, technique, said) => {
    expect(() => law(technique, SMALL[0], { affine: "channel" })).toThrow(said);
  });

  /** The terms with one more entry of ρ, which counts in all channels. */
  function split(technique: Technique, params: Params, lengths: Lengths) {
    const more = expand(params.rho as Entries, lengths.C + 1)[lengths.C];
    return (technique.terms?.(params, lengths) ?? []).map((term) => ({
      ...term,
      share: mapEntries(term.share as Entries, (share) => share * more),
    }));
  }
});

/** Every learned parameter with an own random value in every entry, ρ well inside 0 to 1. */
function randomParams(technique: Technique, shape: Shape, wishes: Params): Params {
  const { params: fitted } = fitParams(technique.controls, wishes, shape);
  const params: Record<string, Params[string]> = { ...withValueFor(technique.controls, fitted, "epsilon", 1e-3) };
  Object.entries(technique.controls).forEach(([name, control], seed) => {
    const random = (i: number) => 0.1 + 0.8 * uniform(100 + seed, [0, i, 0, 0]);
    if (control.kind === "entries") {
      params[name] = {
        all: 0,
        at: Object.fromEntries(Array.from({ length: sizeOf(shape) }, (_, i) => [i, random(i)])),
      };
    }
    if (control.kind === "shares") params[name] = control.parts(params).map((_, k) => random(k));
  });
  return params;
}

function moved(value: Params[string], i: number, step: number): Params[string] {
  if (Array.isArray(value)) return value.map((logit, k) => (k === i ? logit + step : logit));
  const { all, at } = value as Entries;
  return { all, at: { ...at, [i]: (at?.[i] ?? all) + step } };
}

describe("sets", () => {
  const standardizing = TECHNIQUES.filter(({ id }) => ["bn", "ln", "in", "gn", "pono"].includes(id));

  it.each(standardizing)("of $name come out with mean 0 and variance 1", (technique) => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 1e6 }), (shape, seed) => {
        const wishes = { affine: "none", eps: 0 };
        const plan = planFor(technique, shape, wishes);
        const [{ sets }] = plan.sources;
        if (sizeOfSet(sets, 0) < 2) return;
        const y = apply(technique, shape, randomTensor(shape, seed), wishes);
        const { mean, variance } = momentsOf(plan, { x: y, shape })[0];
        expect(largestDifference(mean, new Array(sets.count).fill(0))).toBeLessThan(1e-9);
        expect(largestDifference(variance, new Array(sets.count).fill(1))).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("of RMS norm come out with mean square 1", () => {
    const x = randomTensor([3, 4, 2, 2], 5);
    const y = apply(byId("rms"), [3, 4, 2, 2], x, { affine: "none", eps: 0 });
    const squares = y.reduce((sum, value) => sum + value * value, 0);
    expect(squares / y.length).toBeCloseTo(1, 12);
  });

  it("survive a large offset: y is the same to float32 rounding", () => {
    const shape: Shape = [2, 4, 8, 8];
    const x = randomTensor(shape, 6).map((v) => Math.round(v * 64) / 64);
    for (const technique of standardizing) {
      const moved = apply(
        technique,
        shape,
        x.map((v) => v + 1e6),
        { affine: "none" },
      );
      expect(largestDifference(moved, apply(technique, shape, x, { affine: "none" }))).toBeLessThan(1e-9);
    }
  });
});

describe("a blend", () => {
  it("of terms of very different scale keeps the digits of the finer one", () => {
    const shape: Shape = [2, 1, 1, 4];
    const x = Float64Array.of(1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3, -1e9, -1e9 + 1, -1e9 + 2, -1e9 + 3);
    const wishes = { affine: "none", eps: 0, rho: { all: 0.5 } };
    const halves = ["bn", "in"].map((id) => apply(byId(id), shape, x, { affine: "none", eps: 0 }));
    const y = apply(byId("bin"), shape, x, wishes);
    expect(
      largestDifference(
        y,
        halves[0].map((v, i) => (v + halves[1][i]) / 2),
      ),
    ).toBeLessThan(1e-15);
  });
});

describe("identities", () => {
  const shape: Shape = [3, 4, 3, 2];
  const x = randomTensor(shape, 8);
  const plain = { affine: "none" };
  const same = (a: Float64Array, b: Float64Array) => expect(largestDifference(a, b)).toBeLessThan(1e-12);
  const y = (id: string, wishes: Params = plain) => apply(byId(id), shape, x, wishes);

  it("group norm with one group is layer norm", () => same(y("gn", { ...plain, groups: 1 }), y("ln")));
  it("group norm with one channel per group is instance norm", () => same(y("gn", { ...plain, groups: 4 }), y("in")));
  it("batch norm of one sample is instance norm", () => {
    const one: Shape = [1, 4, 3, 2];
    const sample = randomTensor(one, 9);
    same(apply(byId("bn"), one, sample, plain), apply(byId("in"), one, sample, plain));
  });
  it("ghost batch norm with one virtual batch is batch norm, and of one sample each instance norm", () => {
    same(y("gbn", { ...plain, virtualBatch: 3 }), y("bn"));
    same(y("gbn", { ...plain, virtualBatch: 1 }), y("in"));
  });
  it("layer norm of one channel is instance norm", () => {
    const one: Shape = [3, 1, 3, 2];
    const channel = randomTensor(one, 9);
    same(apply(byId("ln"), one, channel, plain), apply(byId("in"), one, channel, plain));
  });
  it("batch-instance norm is batch norm at ρ = 1 and instance norm at ρ = 0", () => {
    same(y("bin", { ...plain, rho: { all: 1 } }), y("bn"));
    same(y("bin", { ...plain, rho: { all: 0 } }), y("in"));
  });
  it.each([
    ["in", [60, 0, 0]],
    ["ln", [0, 60, 0]],
    ["bn", [0, 0, 60]],
  ] as const)("switchable norm with all weight on %s is that technique", (id, logits) =>
    same(y("sn", { ...plain, lambdaMean: logits, lambdaVar: logits }), y(id)),
  );
  it("layer norm per position and over one pixel agree", () => {
    const pixel: Shape = [3, 6, 1, 1];
    const tokens = randomTensor(pixel, 10);
    same(
      apply(byId("ln"), pixel, tokens, { ...plain, axes: "position" }),
      apply(byId("ln"), pixel, tokens, { ...plain, axes: "sample" }),
    );
  });
  it("positional norm is layer norm per position", () => same(y("pono", {}), y("ln", { ...plain, axes: "position" })));
  it("L2 normalization is RMS norm per position over √C", () =>
    same(
      y("l2").map((v) => v * 2),
      y("rms", { ...plain, axes: "position", eps: 0 }),
    ));
  it("weight norm does not change when v is scaled", () =>
    same(
      y("wn", {}),
      apply(
        byId("wn"),
        shape,
        x.map((v) => 7 * v),
        {},
      ),
    ));
});

describe("the other samples", () => {
  const shape: Shape = [3, 4, 2, 2];
  const changed = (x: Float64Array) => x.map((v, i) => (cellAt(shape, i)[0] === 2 ? 5 * v + 3 : v));
  const ofSample0 = (y: Float64Array) => y.slice(0, indexOf(shape, [1, 0, 0, 0] as Cell));

  it.each([
    ["bn", true],
    ["ln", false],
    ["in", false],
    ["gn", false],
    ["bin", true],
    ["sn", true],
    ["rms", false],
    ["pono", false],
    ["l2", false],
    ["mobn", true],
  ] as const)("matter to %s: %s", (id, matters) => {
    const x = randomTensor(shape, 11);
    const difference = largestDifference(
      ofSample0(apply(byId(id), shape, x)),
      ofSample0(apply(byId(id), shape, changed(x))),
    );
    if (matters) expect(difference).toBeGreaterThan(0.01);
    else expect(difference).toBe(0);
  });

  it("do not matter to batch norm in evaluation", () => {
    const x = randomTensor(shape, 12);
    const wishes = { mode: "eval" };
    const before = ofSample0(apply(byId("bn"), shape, x, wishes));
    expect(largestDifference(before, ofSample0(apply(byId("bn"), shape, changed(x), wishes)))).toBe(0);
  });
});
