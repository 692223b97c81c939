import { afterEach, describe, expect, it } from "vitest";
import type { Arithmetic } from "../arithmetic/contract.ts";
import { chooseArithmetic } from "../arithmetic/current.ts";
import { plain } from "../arithmetic/plain.ts";
import { kernelInNode } from "../golden/kernelInNode.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { setOf } from "../plan/partition.ts";
import { type Plan, planOf } from "../plan/plan.ts";
import { cellAt, type Shape, sizeOf } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";
import { normalOf, randomKey } from "../sources/random.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { backward } from "./backward.ts";
import { forward } from "./forward.ts";
import { momentsOf } from "./moments.ts";

afterEach(() => chooseArithmetic(plain));

const SHAPES: readonly Shape[] = [
  [2, 4, 1, 2],
  [3, 2, 1, 2],
];

/** What an engine is given. An entry of one is named by it and its place, such as "x 3". */
interface Given {
  readonly x: Float32Array;
  readonly dy: Float32Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

function given(shape: Shape): Given {
  const numbers = (seed: number, length: number) =>
    Float32Array.from({ length }, (_, i) => normalOf(randomKey(seed, i, 0), 0, 0));
  return {
    x: numbers(1, sizeOf(shape)),
    dy: numbers(2, sizeOf(shape)),
    mean: Float64Array.from(numbers(3, shape[1])),
    variance: Float64Array.from(numbers(4, shape[1]), (v) => 0.5 + v * v),
  };
}

/** Every entry that comes out, by a name such as "dx 3". */
function computed(plan: Plan, { x, dy, mean, variance }: Given): Map<string, number> {
  const reading = { x, shape: plan.shape };
  const moments = momentsOf(plan, reading, { mean, variance });
  const y = forward(plan, moments, x, new Float32Array(x.length));
  const { dx, params } = backward(plan, moments, reading, dy, new Float32Array(x.length));
  const named = (name: string, values: ArrayLike<number>) =>
    Array.from(values, (value, i): [string, number] => [`${name} ${i}`, value]);
  const gradients = Object.entries(params()).filter(([name]) => name in plan.params);
  return new Map([
    ...named("y", y),
    ...named("dx", dx),
    ...gradients.flatMap(([name, values]) => named(`d${name}`, values)),
  ]);
}

/** The entries of what is given that the formula of each result has in it, read off the plan. */
function involved(plan: Plan): Map<string, Set<string>> {
  const { shape, sources, terms, affine } = plan;
  const cells = Array.from({ length: sizeOf(shape) }, (_, i) => i);
  const channel = (i: number) => cellAt(shape, i)[1];
  const fellows = (k: number, i: number) =>
    cells.filter((j) => setOf(sources[k].sets, cellAt(shape, j)) === setOf(sources[k].sets, cellAt(shape, i)));
  const every = sources.map((_, k) => k);
  const union = (...sets: Iterable<string>[]) => new Set(sets.flatMap((set) => [...set]));

  const ofMoment = (moment: "mean" | "variance", t: number, i: number) =>
    union(
      ...every
        .filter((k) => terms[t][moment]?.[k] && (moment === "variance" || (sources[k].centred ?? true)))
        .map((k) => (sources[k].running ? [`${moment} ${channel(i)}`] : fellows(k, i).map((j) => `x ${j}`))),
    );
  const ofMean = (t: number, i: number) => ofMoment("mean", t, i);
  const ofSlope = (t: number, i: number) => ofMoment("variance", t, i);
  const ofHat = (i: number) => union([`x ${i}`], ...terms.flatMap((_, t) => [ofMean(t, i), ofSlope(t, i)]));
  // A stage decides by what it takes how much of dy goes on; scale and shift after it take dy as it is.
  const ofDz = (i: number) => (plan.stage ? union([`dy ${i}`], ofHat(i)) : new Set([`dy ${i}`]));
  const ofGradient = (i: number) => {
    const back = terms.flatMap(({ mean, variance }, t) =>
      every
        .filter((k) => !sources[k].running)
        .flatMap((k) => {
          const throughMean = mean[k] && (sources[k].centred ?? true);
          if (!throughMean && !variance?.[k]) return [];
          const direct = fellows(k, i).flatMap((j) => [ofSlope(t, j), ofDz(j)]);
          return variance?.[k] ? [...direct, ...fellows(k, i).flatMap((j) => [[`x ${j}`], ofMean(t, j)])] : direct;
        }),
    );
    return union(ofDz(i), ...terms.map((_, t) => ofSlope(t, i)), ...back);
  };

  const found = new Map<string, Set<string>>();
  for (const i of cells) found.set(`y ${i}`, ofHat(i)).set(`dx ${i}`, ofGradient(i));
  for (let a = 0; a < affine.sets.count; a++) {
    const own = cells.filter((i) => setOf(affine.sets, cellAt(shape, i)) === a);
    const ofOutput = plan.stage?.takes === "normalized" ? (i: number) => new Set([`dy ${i}`]) : ofDz;
    const shift = union(...own.map(ofOutput));
    found.set(`d${affine.shiftName} ${a}`, shift);
    found.set(`d${affine.scaleName} ${a}`, union(shift, ...own.map(ofHat)));
  }
  for (let c = 0; c < shape[1]; c++) {
    const own = cells.filter((i) => channel(i) === c);
    found.set(
      `drho ${c}`,
      union(
        own.map((i) => `dy ${i}`),
        ...own.map(ofHat),
      ),
    );
  }
  const { stage } = plan;
  for (let set = 0; stage && set < stage.sets.count; set++) {
    const own = cells.filter((i) => setOf(stage.sets, cellAt(shape, i)) === set);
    found.set(`d${stage.control} ${set}`, union(...own.map(ofDz)));
  }
  const all = union(
    cells.map((i) => `dy ${i}`),
    ...cells.map(ofHat),
  );
  for (const k of every) found.set(`dlambdaMean ${k}`, all).set(`dlambdaVar ${k}`, all);
  return found;
}

function variants(technique: Technique): Params[] {
  return Object.entries(technique.controls).reduce<Params[]>(
    (all, [name, control]) =>
      control.kind === "choice"
        ? all.flatMap((p) => control.options.map(({ value }) => ({ ...p, [name]: value })))
        : all,
    [{ groups: 2, gamma: { all: 1, at: { 0: -0.7, 1: 1.9 } }, rho: { all: 0.4, at: { 0: 1, 1: 0 } } }],
  );
}

const ARITHMETICS: readonly [string, Arithmetic, exactly: boolean][] = [
  ["the core", plain, true],
  ["the kernel", kernelInNode(), false],
];
const CASES = ARITHMETICS.flatMap(([name, arithmetic, exactly]) =>
  TECHNIQUES.map((technique) => ({ name, arithmetic, exactly, technique })),
);

describe("what is not in its formula has no part in a result", () => {
  it.each(CASES)("$technique.name in $name", ({ arithmetic, exactly, technique }) => {
    chooseArithmetic(arithmetic);
    let untouched = 0;
    for (const shape of SHAPES)
      for (const wishes of variants(technique)) {
        const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
        const formulas = involved(plan);
        const usual = given(shape);
        const before = computed(plan, usual);
        for (const input of ["x", "dy", "mean", "variance"] as const)
          for (let i = 0; i < usual[input].length; i++)
            for (const value of [Number.NaN, Infinity]) {
              const after = computed(plan, { ...usual, [input]: usual[input].with(i, value) });
              for (const [result, number] of after) {
                const what = `${result} with ${input} ${i} = ${value}, ${JSON.stringify(wishes)}`;
                const takesPart = formulas.get(result)?.has(`${input} ${i}`);
                const expected = before.get(result) as number;
                if (takesPart) {
                  if (Number.isNaN(value) && !Number.isNaN(number)) expect.fail(`${what}: ${number}`);
                  continue;
                }
                untouched++;
                const near = exactly
                  ? number === expected
                  : Math.abs(number - expected) <= 2e-6 * Math.max(1, Math.abs(expected));
                if (!near) expect.fail(`${what}: ${number}, not ${expected}`);
              }
            }
      }
    expect(untouched).toBeGreaterThan(0);
  });
});

describe("mean-only batch norm", () => {
  it.each(ARITHMETICS)("gives dx = dy − mean(dy) whatever x is, in %s", (_, arithmetic) => {
    chooseArithmetic(arithmetic);
    const technique = TECHNIQUES.find(({ id }) => id === "mobn") as Technique;
    const shape: Shape = [1, 1, 2, 2];
    const plan = planOf(technique, fitParams(technique.controls, {}, shape).params, shape);
    const reading = { x: Float32Array.of(1, Number.NaN, 2, 3), shape };
    const dy = Float32Array.of(4, 1, -2, 7);
    const { dx } = backward(plan, momentsOf(plan, reading), reading, dy, new Float32Array(4));
    expect([...dx]).toEqual([1.5, -1.5, -4.5, 4.5]);
  });
});
