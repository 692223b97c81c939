import { describe, expect, it } from "vitest";
import type { Moments } from "../arithmetic/contract.ts";
import { plain } from "../arithmetic/plain.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import { batchesOf, momentumOf, startOfRunning, updateRunning } from "../normalize/running.ts";
import { stepTensor } from "../normalize/stepTensor.ts";
import { type Entries, entryOf, expand, fitParams, type Params } from "../plan/controls.ts";
import { offsetsOf, setOf, sizeOfSet } from "../plan/partition.ts";
import { type Plan, planOf, shareIn } from "../plan/plan.ts";
import { AXES, type Cell, cellAt, indexOf, type Shape, sizeOf } from "../plan/shape.ts";
import { inTraining, type Technique, type TensorKind } from "../plan/technique.ts";
import { normalOf, randomKey } from "../sources/random.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { correctionInWords, startInWords, twoVariancesInWords } from "./collected.ts";
import { formulaOf } from "./formula/formula.ts";
import { numberIn } from "./formula/intervals.ts";
import { type Step, stepsOf } from "./steps.ts";
import { hatLetters, tensorLetters } from "./symbols.ts";
import { setWarning, warningsOf } from "./warnings.ts";
import { AXIS_LETTERS, nounOf } from "./words.ts";

/** Sentences are held against numbers that are computed here by hand. One that no claim below knows fails too. */

const SHAPES: readonly Shape[] = [
  [3, 4, 2, 3],
  [1, 6, 3, 1],
  [4, 2, 1, 1],
  [2, 1, 2, 2],
  [1, 1, 1, 2],
];

const normal = (seed: number, [n, c, h, w]: Cell) => normalOf(randomKey(seed, n, c), h, w);

function random(shape: Shape, seed: number): Float64Array {
  return Float64Array.from({ length: sizeOf(shape) }, (_, i) => {
    const cell = cellAt(shape, i);
    return 0.7 + cell[1] + (1 + cell[0]) * normal(seed, cell);
  });
}

/** Every combination of a technique's choices, also with single changes of other kinds. */
function variants({ controls }: Technique): Params[] {
  const learned = {
    gamma: { all: 1.7, at: { 1: -0.4 } },
    beta: { all: 0.3 },
    bias: { all: -0.6 },
    g: { all: 1.3 },
    tau: { all: -0.4 },
    alpha: { all: 0.8 },
  };
  const shares = { rho: { all: 0.3, at: { 1: 0.9 } }, lambdaMean: [0.2, 1.3, -0.4], lambdaVar: [1, 0.1, 0.6] };
  return Object.entries(controls).reduce<Params[]>(
    (all, [name, control]) =>
      control.kind === "choice"
        ? all.flatMap((p) => control.options.map(({ value }) => ({ ...p, [name]: value })))
        : all,
    [
      { ...learned, ...shares },
      { ...learned, ...shares, eps: 0.1, groups: 1, batches: 7, momentum: 0.25 },
      { ...learned, ...shares, batches: 0 },
    ],
  );
}

interface Run {
  readonly plan: Plan;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly moments: readonly Moments[];
}

function run(technique: Technique, wishes: Params, shape: Shape, x = random(shape, 5)): Run {
  const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
  const moments = momentsOf(plan, { x, shape }, collected(technique, plan.params, shape));
  return { plan, x, y: forward(plan, moments, x, new Float64Array(x.length)) as Float64Array, moments };
}

/** Running statistics after the mini-batches that the parameters ask for. */
function collected(technique: Technique, params: Params, shape: Shape) {
  const training = planOf(technique, inTraining(technique, params), shape);
  let running = startOfRunning(training);
  if (!running) return undefined;
  for (let k = 1; k <= batchesOf({ technique, params }); k++) {
    const moments = momentsOf(training, { x: random(shape, 100 + k), shape });
    const next = updateRunning(training, moments, running, momentumOf({ technique, params }, k));
    if (running.variance && !next.variance) break;
    running = next;
  }
  return running;
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

function expectAll(made: ArrayLike<number>, right: (i: number) => number): void {
  for (let i = 0; i < made.length; i++)
    if (!close(made[i], right(i)) && !(Number.isNaN(made[i]) && Number.isNaN(right(i))))
      expect.fail(`value ${i} is ${made[i]} and not ${right(i)}`);
}

/** Which cells share a set, from the words alone: "one per sample and group of 2 channels". */
function keyFromWords(words: string, tensor: TensorKind, cell: Cell): string {
  if (words === "all values together") return "";
  const per = words.replace(/^one per /, "").split(/, | and /);
  const key = per.map((part) => {
    if (/position$/.test(part)) return cell.slice(2).join();
    const [, size, noun] = /^group of (?:up to )?(\d+) (.*)s$/.exec(part) ?? [null, "1", part];
    const axis = AXES.findIndex((each) => nounOf({ tensor }, each) === noun);
    if (axis < 0) return expect.fail(`“${part}” names no axis`);
    return Math.floor(cell[axis] / Number(size));
  });
  return key.join(" ");
}

/** Averages of a function of x over cells with the same key. */
function averages(shape: Shape, key: (cell: Cell) => string | number, value: (i: number) => number) {
  const sums = new Map<string | number, { sum: number; m: number }>();
  for (let i = 0; i < sizeOf(shape); i++) {
    const found = sums.get(key(cellAt(shape, i))) ?? { sum: 0, m: 0 };
    sums.set(key(cellAt(shape, i)), { sum: found.sum + value(i), m: found.m + 1 });
  }
  return (i: number) => {
    const { sum, m } = sums.get(key(cellAt(shape, i))) as { sum: number; m: number };
    return { sum, m, mean: sum / m };
  };
}

/** The cells that a set in words has: "sample 1, channels 2 and 3, every h, w". */
function isNamed(words: string, tensor: TensorKind, cell: Cell): boolean {
  const every = /every ([a-z, ]+)/.exec(words)?.[1].split(", ") ?? [];
  return AXES.every((axis, a) => {
    const noun = nounOf({ tensor }, axis);
    const named = new RegExp(`(?:^|, )${noun}s? (\\d+)(?: (?:and|to) (\\d+))?`).exec(words);
    if (!named) return every.includes(AXIS_LETTERS[tensor][axis].toLowerCase()) || expect.fail(`${axis} in “${words}”`);
    return cell[a] >= Number(named[1]) && cell[a] <= Number(named[2] ?? named[1]);
  });
}

interface StepContext extends Run {
  readonly step: Step;
  readonly made: Float64Array;
  /** The words that gathered the sets of this lane. */
  readonly sets: string;
  /** The tensors of the steps before, by their symbols. */
  readonly bySymbol: ReadonlyMap<string, Float64Array>;
  readonly match: RegExpExecArray;
}

const key =
  ({ sets, plan }: StepContext) =>
  (cell: Cell) =>
    keyFromWords(sets, plan.technique.tensor, cell);

/** x less the mean of its set, by hand. */
function deviations(context: StepContext): (i: number) => number {
  const { x, plan } = context;
  const mean = averages(plan.shape, key(context), (i) => x[i]);
  return (i) => x[i] - mean(i).mean;
}

function runningOf({ plan, moments }: Run): Moments {
  return moments[plan.sources.findIndex(({ running }) => running)];
}

const channelOf = (shape: Shape, i: number) => cellAt(shape, i)[1];

/** A quantity by its symbol: a tensor of a step before. */
function known({ bySymbol }: StepContext, symbol: string): Float64Array {
  return bySymbol.get(symbol) ?? expect.fail(`no step shows ${symbol}`);
}

/** The divisor as it is written: "√(σ² + ε)", "√(mean x² + ε)", "‖v‖". */
function divisor(context: StepContext, written: string): (i: number) => number {
  const { eps } = context.plan;
  const least = /^max\((.+), ε\)$/.exec(written);
  if (least) return (i) => Math.max(known(context, least[1])[i], eps);
  const plus = /^√\((.+)\) \+ ε$/.exec(written);
  if (plus) return (i) => Math.sqrt(known(context, plus[1])[i]) + eps;
  const root = /^√\((.+?)(?: \+ (ε))?\)$/.exec(written);
  if (!root) return (i) => known(context, written)[i];
  return (i) => Math.sqrt(known(context, root[1])[i] + (root[2] ? context.plan.eps : 0));
}

const entry =
  ({ plan: { affine, shape } }: Run, of: "scale" | "shift") =>
  (i: number) => {
    const [n, c, h, w] = cellAt(shape, i);
    return entryOf(affine[of], setOf(affine.sets, [n, c, h, w]));
  };

const STEP_CLAIMS: readonly (readonly [RegExp, (context: StepContext) => void])[] = [
  [/^Convolve x with the normalized weight w: the result is t\.$/, ({ made, x }) => expectAll(made, (i) => x[i])],
  [
    /^([\d,]+) sets? of ([\d,]+)(?: to ([\d,]+))? values?: (.+)\.$/,
    (context) => {
      const { match, plan } = context;
      const cells = Array.from({ length: sizeOf(plan.shape) }, (_, i) => cellAt(plan.shape, i));
      const keys = cells.map((cell) => keyFromWords(match[4], plan.technique.tensor, cell));
      expect(new Set(keys).size).toBe(Number(match[1]));
      const sizes = [...new Set(keys)].map((each) => keys.filter((other) => other === each).length);
      expect(Math.min(...sizes)).toBe(Number(match[2]));
      expect(Math.max(...sizes)).toBe(Number(match[3] ?? match[2]));
    },
  ],
  [
    /^No values share statistics: each value is taken by itself\.$/,
    ({ plan, x, y, made }) => {
      expectAll(made, (i) => x[i]);
      for (let i = 0; i < x.length; i++) {
        const moved = x.map((value, j) => (j === i ? value : 3 - 2 * value));
        expect(
          forward(plan, momentsOf(plan, { x: moved, shape: plan.shape }), moved, new Float64Array(x.length))[i],
        ).toBe(y[i]);
      }
    },
  ],
  [
    /^Take the running (?:means, one per channel|statistics, one mean and one variance per channel): no value of this mini-batch takes part\.$/,
    ({ plan, moments, step }) => {
      const { shape, technique, params } = plan;
      const k = plan.sources.findIndex(({ running }) => running);
      expect(moments[k].mean.length).toBe(shape[1]);
      expect(step.sentence.includes("variance")).toBe(technique.tracked?.(params)?.variance !== "none");
      const others = momentsOf(plan, { x: random(shape, 77), shape }, collected(technique, params, shape));
      expect(others[k]).toEqual(moments[k]);
    },
  ],
  [
    /^Average the m values of each set: one mean per set\.$/,
    (context) => {
      const mean = averages(context.plan.shape, key(context), (i) => context.x[i]);
      expectAll(context.made, (i) => mean(i).mean);
    },
  ],
  [
    /^Each value gets the running mean of its channel\.$/,
    (context) => expectAll(context.made, (i) => runningOf(context).mean[channelOf(context.plan.shape, i)]),
  ],
  [
    /^Subtract the set’s mean from each value: every set now averages 0\.$/,
    (context) => {
      const average = averages(context.plan.shape, key(context), (i) => context.made[i]);
      expectAll(context.made, deviations(context));
      expectAll(
        context.made.map((_, i) => average(i).mean),
        () => 0,
      );
    },
  ],
  [
    /^Subtract the channel’s running mean from each value: the channel of this mini-batch need not average 0 now\.$/,
    (context) => {
      const { made, plan, x } = context;
      expectAll(made, (i) => x[i] - runningOf(context).mean[channelOf(plan.shape, i)]);
      const average = averages(
        plan.shape,
        ([, c]) => c,
        (i) => made[i],
      );
      expect(Math.abs(average(0).mean)).toBeGreaterThan(1e-6);
    },
  ],
  [
    /^Square each deviation: large deviations count most, in either direction\.$/,
    (context) => expectAll(context.made, (i) => deviations(context)(i) ** 2),
  ],
  [/^Square each value as it is: no mean is subtracted\.$/, ({ made, x }) => expectAll(made, (i) => x[i] ** 2)],
  [
    /^Average the squares of each set, dividing by m and not by m − 1: one variance per set\.$/,
    (context) => {
      const far = deviations(context);
      const variance = averages(context.plan.shape, key(context), (i) => far(i) ** 2);
      expectAll(context.made, (i) => variance(i).mean);
    },
  ],
  [
    /^Divide each set’s sum of squares by m − 1: one unbiased variance per set\.$/,
    (context) => {
      const far = deviations(context);
      const variance = averages(context.plan.shape, key(context), (i) => far(i) ** 2);
      expectAll(context.made, (i) => variance(i).sum / (variance(i).m - 1));
    },
  ],
  [
    /^Average the squares of each set: one mean square per set\.$/,
    (context) => {
      const square = averages(context.plan.shape, key(context), (i) => context.x[i] ** 2);
      expectAll(context.made, (i) => square(i).mean);
    },
  ],
  [
    /^Take the root of each set’s sum of squares: the length of its vector\.$/,
    (context) => {
      const square = averages(context.plan.shape, key(context), (i) => context.x[i] ** 2);
      expectAll(context.made, (i) => Math.sqrt(square(i).sum));
    },
  ],
  [
    /^Divide each set’s sum of squares by H·W − 1, as in the published code: one variance per set\.$/,
    (context) => {
      const far = deviations(context);
      const [, , H, W] = context.plan.shape;
      const variance = averages(context.plan.shape, key(context), (i) => far(i) ** 2);
      expectAll(context.made, (i) => variance(i).sum / (H * W - 1));
    },
  ],
  [
    /^Take every plane’s variance, divided by H·W − 1 as in the published code; average these over the set and add the variance of the planes’ means\.$/,
    (context) => {
      const { plan, x, made } = context;
      const [, , H, W] = plan.shape;
      const plane = ([n, c]: Cell) => `${n} ${c}`;
      const mean = averages(plan.shape, plane, (i) => x[i]);
      const within = averages(plan.shape, plane, (i) => (x[i] - mean(i).mean) ** 2);
      const whole = averages(plan.shape, key(context), (i) => mean(i).mean);
      const between = averages(plan.shape, key(context), (i) => (mean(i).mean - whole(i).mean) ** 2);
      const average = averages(plan.shape, key(context), (i) => within(i).sum / (H * W - 1));
      expectAll(made, (i) => average(i).mean + between(i).mean);
    },
  ],
  [
    /^Each value gets the running variance of its channel(?:, which mini-batches enter unbiased: (.+))?\.$/,
    (context) => {
      const { match, made, plan } = context;
      expectAll(made, (i) => runningOf(context).variance[channelOf(plan.shape, i)]);
      if (match[1]) expectCorrection(match[1], plan);
    },
  ],
  [
    /^Subtract (.+) from each value and divide by (.+)\.$/,
    (context) => {
      const [mean, by] = [known(context, context.match[1]), divisor(context, context.match[2])];
      expectAll(context.made, (i) => (context.x[i] - mean[i]) / by(i));
    },
  ],
  [
    /^Divide each value by (.+)\.$/,
    (context) => expectAll(context.made, (i) => context.x[i] / divisor(context, context.match[1])(i)),
  ],
  [
    /^Subtract the set’s mean from each value; nothing is divided\.$/,
    (context) => expectAll(context.made, deviations(context)),
  ],
  [
    /^Subtract the channel’s running mean from each value; nothing is divided\.$/,
    (context) => {
      const { made, plan, x } = context;
      expectAll(made, (i) => x[i] - runningOf(context).mean[channelOf(plan.shape, i)]);
    },
  ],
  [
    /^Each value gets the weighted average of its (\d) (mean|variance)s: the weights add up to 1\.$/,
    (context) => {
      const { match, plan, made, bySymbol } = context;
      const weights = plan.terms[0][match[2] as "mean" | "variance"] ?? [];
      expect(plan.sources.length).toBe(Number(match[1]));
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      const letter = match[2] === "mean" ? /^μ\u0304?_/ : /^σ\u0304?²_/;
      const each = [...bySymbol].filter(([symbol]) => letter.test(symbol)).map(([, tensor]) => tensor);
      expect(each.length).toBe(weights.length);
      expectAll(made, (i) => each.reduce((sum, tensor, k) => sum + weights[k] * tensor[i], 0));
    },
  ],
  [
    /^Add the (\d) normalized tensors, each times its share: the result need not have mean 0 and variance 1\.$/,
    ({ match, plan, made, bySymbol }) => {
      const hats = [...bySymbol].filter(([symbol]) => /^.\u0302_/.test(symbol)).map(([, tensor]) => tensor);
      expect(hats.length).toBe(Number(match[1]));
      const share = (t: number, i: number) => {
        return shareIn(plan.terms[t], channelOf(plan.shape, i));
      };
      expectAll(made, (i) => hats.reduce((sum, tensor, t) => sum + share(t, i) * tensor[i], 0));
    },
  ],
  [
    /^Multiply each (\S+) by \S+ and add \S+: the result is (\S+)\.$/,
    (context) => {
      const hat = known(context, context.match[1]);
      expectAll(context.made, (i) => entry(context, "scale")(i) * hat[i] + entry(context, "shift")(i));
      if (!context.plan.stage) expectAll(context.made, (i) => context.y[i]);
    },
  ],
  [
    /^Replace each z that is less than (\S+) by \1: the result is y\.$/,
    (context) => {
      const { plan, made, y } = context;
      const z = known(context, "z");
      const least = expand(plan.params.tau as Entries, plan.shape[1]);
      expectAll(made, (i) => Math.max(z[i], least[channelOf(plan.shape, i)]));
      expectAll(made, (i) => y[i]);
    },
  ],
  [
    /^Multiply each (\S+) by (\S+) and take tanh, which lies between −1 and 1: the result is z\.$/,
    (context) => {
      const taken = known(context, context.match[1]);
      const { all } = context.plan.params.alpha as Entries;
      expect(context.plan.technique.controls.alpha.symbol).toBe(context.match[2]);
      expectAll(context.made, (i) => Math.tanh(all * taken[i]));
    },
  ],
  [
    /^Multiply each (\S+) by \S+: the result is (\S+)\.$/,
    (context) => {
      const hat = known(context, context.match[1]);
      expectAll(context.made, (i) => entry(context, "scale")(i) * hat[i]);
    },
  ],
  [
    /^Add \S+ to each (\S+): the result is (\S+)\.$/,
    (context) => {
      const hat = known(context, context.match[1]);
      expectAll(context.made, (i) => hat[i] + entry(context, "shift")(i));
    },
  ],
  [
    /^There is no learned scale or shift: \S+ is (\S+) itself\.$/,
    (context) => expectAll(context.made, (i) => known(context, context.match[1])[i]),
  ],
];

/** "times m/(m − 1) = 18/17 = 1.06", where the tracked sets have 18 values. */
const BOTH = "Training normalizes with the biased variance, divided by m";

function expectCorrection(words: string, { technique, params, shape }: Plan): void {
  const varied = /from (\d+)\/(\d+) = [\d.]+ to (\d+)\/(\d+) = [\d.]+/.exec(words);
  if (varied) {
    const [most, , least] = varied.slice(1).map(Number);
    expect(varied.slice(1).map(Number)).toEqual([most, most - 1, least, least - 1]);
    const own = planOf(technique, inTraining(technique, params), shape).sources[0].sets;
    const sizes = Array.from({ length: own.count }, (_, set) => sizeOfSet(own, set));
    expect([least, most]).toEqual([Math.min(...sizes), Math.max(...sizes)]);
    return;
  }
  const [, m, less, times] = /times m\/\(m − 1\) = (\d+)\/(\d+) = (\d+(?:\.\d+)?)/.exec(words) ?? expect.fail(words);
  const training = planOf(technique, inTraining(technique, params), shape);
  const source = training.sources.find(({ name }) => name === technique.tracked?.(params)?.source);
  expect(Number(m)).toBe(source?.sets.equalSize);
  expect(Number(less)).toBe(Number(m) - 1);
  expect(Number(times)).toBeCloseTo(Number(m) / Number(less), 2);
}

function claimFor<Claim>(claims: readonly (readonly [RegExp, Claim])[], sentence: string) {
  const found = claims.flatMap(([pattern, claim]) => {
    const match = pattern.exec(sentence);
    return match ? [{ match, claim }] : [];
  });
  expect(found.length, `claims about “${sentence}”`).toBe(1);
  return found[0];
}

describe.each(TECHNIQUES)("what is said of $name", (technique) => {
  it("in its steps is true of the tensors that they show", () => {
    for (const shape of SHAPES)
      for (const wishes of variants(technique)) {
        const ran = run(technique, wishes, shape);
        const { plan, moments, x, y } = ran;
        const bySymbol = new Map<string, Float64Array>();
        let sets = "";
        for (const step of stepsOf(plan)) {
          const made = stepTensor(plan, moments, x, y, step.tensor, new Float64Array(x.length)) as Float64Array;
          if (step.id.endsWith("gather")) sets = step.sentence.replace(/^.*?: |\.$/g, "");
          const { match, claim } = claimFor(STEP_CLAIMS, step.sentence);
          claim({ ...ran, step, made, sets, bySymbol, match });
          bySymbol.set(step.symbol, made);
        }
      }
  });

  it("in its formula is true of the numbers beside it", () => {
    for (const shape of SHAPES)
      for (const wishes of variants(technique)) {
        const ran = run(technique, wishes, shape);
        for (const i of [0, ran.x.length - 1]) {
          const { symbols } = formulaOf(ran.plan, ran.moments, ran.x, cellAt(shape, i));
          for (const { name, value, meaning } of symbols) {
            if (value === null || meaning.startsWith("Of the weight")) continue;
            const { match, claim } = claimFor(MEANINGS, meaning);
            const right = claim({ ...ran, match, i, name });
            if (right !== null && !close(value, right) && !(Number.isNaN(value) && Number.isNaN(right)))
              expect.fail(`${name} = ${value} is called “${meaning}”, which is ${right}`);
          }
        }
      }
  });

  it("of its running statistics is what collecting them gives", () => {
    for (const shape of SHAPES)
      for (const wishes of variants(technique)) {
        const { plan } = run(technique, wishes, shape);
        const tracked = technique.tracked?.(plan.params);
        const start = startInWords(plan);
        expect(start === null).toBe(!tracked);
        if (!start) continue;
        const left = leftOf(plan);
        const said = /, ([\d.]+)[⁰¹²³⁴⁵⁶⁷⁸⁹]+ = ([\d.]+) % of the start/.exec(start);
        expect(said ? Number(said[2]) / 100 : start.includes("nothing of the start") ? 0 : 1).toBeCloseTo(left, 2);
        expect(start).toContain(
          tracked?.variance === "none" ? "mean 0" : `mean 0 and variance ${tracked?.startVariance}`,
        );
        const correction = correctionInWords(plan);
        if (correction) expectCorrection(correction, plan);
        const both = twoVariancesInWords(plan);
        if (correction) expect(both).toBe(`${BOTH}; the running variance collects the unbiased one, ${correction}.`);
        else if (both) {
          expect(
            both.startsWith(`${BOTH}, and the running variance collects the same; the unbiased one would be`),
          ).toBe(true);
          expectCorrection(both, plan);
        }
      }
  });
});

/** What is left of a start of 1 after mini-batches whose means are 0. */
function leftOf({ technique, params, shape }: Plan): number {
  const training = planOf(technique, inTraining(technique, params), shape);
  const zeros = momentsOf(training, { x: new Float64Array(sizeOf(shape)), shape });
  let running: Moments = { mean: new Float64Array(shape[1]).fill(1), variance: new Float64Array(shape[1]).fill(1) };
  for (let k = 1; k <= batchesOf({ technique, params }); k++) {
    const next = updateRunning(training, zeros, running, momentumOf({ technique, params }, k));
    if (!next.variance) return 1;
    running = { mean: next.mean, variance: next.variance };
  }
  return running.mean[0];
}

interface MeaningContext extends Run {
  readonly match: RegExpExecArray;
  readonly i: number;
  readonly name: string;
}

/** The values of the set that a meaning names, held against the number of them that it says. */
function named({ plan, x, i }: MeaningContext, said: string, words: string): number[] {
  const { tensor } = plan.technique;
  expect(isNamed(words, tensor, cellAt(plan.shape, i)), `the cell is in “${words}”`).toBe(true);
  const values = Array.from(x).filter((_, j) => isNamed(words, tensor, cellAt(plan.shape, j)));
  expect(values.length).toBe(Number(said));
  return values;
}

/** The entry of the control that has this hint: γ, β, or what the weight in front learns for each of its channels. */
function learned(c: MeaningContext, hint: string): number {
  const { technique, params, shape, affine } = c.plan;
  const name = Object.keys(technique.controls).find((each) => technique.controls[each].hint === hint) ?? "";
  if (name === affine.scaleName) return entry(c, "scale")(c.i);
  if (name === affine.shiftName) return entry(c, "shift")(c.i);
  const { weight, weightNames = {} } = technique;
  if (name !== c.plan.stage?.control)
    expect(Object.keys(weight?.controls ?? {}).map((each) => weightNames[each] ?? each)).toContain(name);
  if (name === c.plan.stage?.control)
    return entryOf(params[name] as Entries, setOf(c.plan.stage.sets, cellAt(shape, c.i)));
  return expand(params[name] as Entries, shape[1])[channelOf(shape, c.i)];
}

/** Where only the set is claimed. */
function setOnly(c: MeaningContext): null {
  named(c, c.match[1], c.match[2]);
  return null;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));

/** The number that each meaning claims; null where it names nothing that can be computed here. */
const MEANINGS: readonly (readonly [RegExp, (context: MeaningContext) => number | null])[] = [
  [
    /^This value: (.+)\.$/,
    ({ match, plan, x, i }) => {
      expect(isNamed(match[1], plan.technique.tensor, cellAt(plan.shape, i))).toBe(true);
      return x[i];
    },
  ],
  [/^The sum over the (\d+) values? of the .+? set: (.+)\.$/, (c) => setOnly(c)],
  [/^Each of the (\d+) values? of the .+? set: (.+)\.$/, (c) => setOnly(c)],
  [
    /^How many values share these statistics: (\d+) values? of the .+? set: (.+)\.$/,
    (c) =>
      c.name.includes("−1") ? named(c, c.match[1], c.match[2]).length - 1 : named(c, c.match[1], c.match[2]).length,
  ],
  [/^How many planes of (\d)·(\d) values the set has, each with a mean and a variance of its own\.$/, () => null],
  [/^The mean of the (\d+) values? of the .+? set: (.+)\.$/, (c) => mean(named(c, c.match[1], c.match[2]))],
  [
    /^The variance, the mean squared deviation divided by m and not by m − 1, of the (\d+) values? of the .+? set: (.+)\.$/,
    (c) => variance(named(c, c.match[1], c.match[2])),
  ],
  [
    /^The unbiased variance, the sum of squared deviations divided by m − 1, of the (\d+) values? of the .+? set: (.+)\.$/,
    (c) => {
      const values = named(c, c.match[1], c.match[2]);
      return (variance(values) * values.length) / (values.length - 1);
    },
  ],
  [
    /^The mean of the squares of the (\d+) values? of the .+? set: (.+)\.$/,
    (c) => mean(named(c, c.match[1], c.match[2]).map((value) => value ** 2)),
  ],
  [
    /^The length of a vector, the root of the sum of squares, of the (\d+) values? of the .+? set: (.+)\.$/,
    (c) => Math.sqrt(sum(named(c, c.match[1], c.match[2]).map((value) => value ** 2))),
  ],
  [
    /^The variance as the published code has it, each plane’s squares divided by H·W − 1, of the (\d+) values? of the .+? set: (.+)\.$/,
    (c) => setOnly(c),
  ],
  [
    /^The running mean of channel (\d+): no value of this mini-batch takes part\.$/,
    (c) => runningOf(c).mean[Number(c.match[1])],
  ],
  [
    /^The running variance of channel (\d+)(?:, which mini-batches enter unbiased, (.+))?: no value of this (?:one|mini-batch) takes part\.$/,
    (c) => {
      if (c.match[2]) expectCorrection(c.match[2], c.plan);
      return runningOf(c).variance[Number(c.match[1])];
    },
  ],
  [
    /^After k = (\d+) mini-batches(?: of \d+ virtual batches each)? at momentum .+ of the start \(.+\) is left\.$/,
    ({ plan }) => leftOf(plan),
  ],
  [/^The share of the (\d+) mini-batches: what is not left of the start\.$/, ({ plan }) => 1 - leftOf(plan)],
  [
    /^The weighted average of the (means|variances, divided by m,|unbiased variances) that channel (\d+) had in (\d+) mini-batches\.$/,
    ({ match, plan }) =>
      averageOverBatches(
        plan,
        match[1] === "means" ? "mean" : "variance",
        Number(match[2]),
        match[1].startsWith("unbiased"),
      ),
  ],
  [/^How many values each of these variances was taken over\.$/, ({ plan }) => trackedSize(plan)],
  [/^One less than m: the running variance is unbiased\.$/, ({ plan }) => trackedSize(plan) - 1],
  [
    /^The running variance before any mini-batch\.$/,
    ({ plan: { technique, params } }) => technique.tracked?.(params)?.startVariance ?? null,
  ],
  [
    /^A small number added to (?:the (?:variance|mean square) inside the root|what is divided by)/,
    ({ plan }) => plan.eps,
  ],
  [
    /^A lower bound of what is divided by: where the length is less than ε, ε divides in its place\.$/,
    ({ plan }) => plan.eps,
  ],
  [
    /^How much the (\S+) (mean|variance) counts: its share after the softmax, and all shares add up to 1\.$/,
    ({ match, plan }) => {
      const weights = plan.terms[0][match[2] as "mean" | "variance"] ?? [];
      expect(sum(weights)).toBeCloseTo(1, 12);
      return weights[plan.sources.findIndex(({ name }) => name === match[1])];
    },
  ],
  [
    /^The sum of all (\d) (mean|variance)s, each times its share\.$/,
    (c) => {
      const moment = c.match[2] as "mean" | "variance";
      expect(c.plan.sources.length).toBe(Number(c.match[1]));
      return sum((c.plan.terms[0][moment] ?? []).map((weight, k) => weight * momentOf(c, k)[moment]));
    },
  ],
  [
    /^How much the value normalized by (\S+) counts in channel (\d+)\.$/,
    ({ match, plan }) => {
      const t = plan.terms.findIndex(({ mean }) => mean[plan.sources.findIndex(({ name }) => name === match[1])]);
      return shareIn(plan.terms[t], Number(match[2]));
    },
  ],
  [
    /^This value, normalized with the (?:running statistics of channel \d+|(\S+) set’s statistics)\.$/,
    (c) => {
      const k = c.plan.sources.findIndex(({ name, running }) =>
        c.match[1] ? name === c.match[1] && !running : running,
      );
      const { mean, variance } = momentOf(c, k);
      return (c.x[c.i] - mean) / Math.sqrt(variance + c.plan.eps);
    },
  ],
  [
    /^This value, (?:normalized|its mean subtracted)(?:, before the learned (.+))?\.$/,
    (c) => {
      const { affine, technique, terms } = c.plan;
      expect(c.match[1] !== undefined).toBe(Boolean(affine.scaleName ?? affine.shiftName));
      expect(c.match[0].includes("subtracted")).toBe(terms.every(({ variance }) => variance === null));
      expect(c.name).toBe(hatLetters(tensorLetters(technique).before).name);
      return (scaledOf(c) - entry(c, "shift")(c.i)) / entry(c, "scale")(c.i);
    },
  ],
  [
    /^This value, normalized, scaled and shifted: y unless it is below the threshold\.$/,
    (c) => {
      const z = scaledOf(c);
      const least = expand(c.plan.params.tau as Entries, c.plan.shape[1])[channelOf(c.plan.shape, c.i)];
      expect(c.y[c.i]).toBe(Math.max(z, least));
      return z;
    },
  ],
  [
    /^What tanh makes of this value, before the learned scale and shift\.$/,
    (c) => (c.y[c.i] - entry(c, "shift")(c.i)) / entry(c, "scale")(c.i),
  ],
  [
    /^([^;]+); (?:this value takes the entry of .+|all values take the same entry)\.$/,
    (c) => learned(c, `${c.match[1]}.`),
  ],
  [
    /^What .+ makes of this value: (.+)\.$/,
    ({ match, plan, y, i }) => {
      expect(isNamed(match[1], plan.technique.tensor, cellAt(plan.shape, i))).toBe(true);
      return y[i];
    },
  ],
];

/** γ x̂ + β of the cell: what y is without a stage after it. */
function scaledOf({ plan, moments, x, y, i }: MeaningContext): number {
  if (!plan.stage) return y[i];
  return forward({ ...plan, stage: null }, moments, x, new Float64Array(x.length))[i];
}

function momentOf({ plan, moments, i }: MeaningContext, k: number) {
  const [n, c, h, w] = cellAt(plan.shape, i);
  const set = setOf(plan.sources[k].sets, [n, c, h, w]);
  return { mean: moments[k].mean[set], variance: moments[k].variance[set] };
}

function trackedSize({ technique, params, shape }: Plan): number {
  const { sources } = planOf(technique, inTraining(technique, params), shape);
  return sources.find(({ name }) => name === technique.tracked?.(params)?.source)?.sets.equalSize ?? NaN;
}

/** Over the mini-batches that were seen, each counting as momentum says; a channel's sets of several samples on average. */
function averageOverBatches(
  { technique, params, shape }: Plan,
  moment: "mean" | "variance",
  channel: number,
  unbiased: boolean,
): number {
  const training = planOf(technique, inTraining(technique, params), shape);
  const k = training.sources.findIndex(({ name }) => name === technique.tracked?.(params)?.source);
  const batches = batchesOf({ technique, params });
  let [total, weights] = [0, 0];
  for (let batch = 1; batch <= batches; batch++) {
    const x = random(shape, 100 + batch);
    const moments = momentsOf(training, { x, shape })[k];
    const { sets } = training.sources[k];
    const offsets = offsetsOf(sets);
    const own = [...new Set(Array.from(offsets[0], (offset) => offset + offsets[1][channel]))].map((set) => {
      const m = sizeOfSet(sets, set);
      return moments[moment][set] * (unbiased ? m / (m - 1) : 1);
    });
    const values = technique.tracked?.(params)?.perVirtualBatch ? own : [mean(own)];
    for (const [i, value] of values.entries()) {
      const momentum = momentumOf({ technique, params }, (batch - 1) * values.length + i + 1);
      total += momentum * (value - total);
      weights += momentum * (1 - weights);
    }
  }
  return total / weights;
}

/** Tensors about which there is something to warn. */
function odd(shape: Shape): Record<string, Float64Array> {
  const x = random(shape, 9);
  const plane = (i: number) => cellAt(shape, i);
  return {
    ordinary: x,
    "one equal channel": x.map((value, i) => (plane(i)[1] === 0 ? 3 : value)),
    "one equal sample": x.map((value, i) => (plane(i)[0] === 0 ? -2 : value)),
    "all equal": x.map(() => 5),
    "all zero": x.map(() => 0),
    "zeros in one sample": x.map((value, i) => (plane(i)[0] === 0 ? 0 : value)),
    "small spread": x.map((value) => 1 + value / 500),
    "a NaN": x.map((value, i) => (i === 1 ? NaN : value)),
    "an infinity": x.map((value, i) => (i === 0 ? -Infinity : value)),
  };
}

interface WarningContext extends Run {
  readonly match: RegExpExecArray;
  readonly name: string;
}

const notFinite = (values: ArrayLike<number>) => Array.from(values).filter((value) => !Number.isFinite(value)).length;

/** x̂ of the cells that some words name. */
function hatsOf({ plan, y, moments, x }: WarningContext, words: string): number[] {
  const step = stepsOf(plan).findLast(({ tensor }) => tensor.of === "normalized");
  const hats = step ? stepTensor(plan, moments, x, y, step.tensor, new Float64Array(x.length)) : [];
  return Array.from(hats).filter((_, i) => isNamed(words, plan.technique.tensor, cellAt(plan.shape, i)));
}

const WARNINGS: readonly (readonly [RegExp, (context: WarningContext) => void])[] = [
  [
    /^Every set has one value: its variance is 0(?:, so x̂ is 0 and y is (\S+)\.| and so is ε, so y is 0 ∕ 0, NaN\.) PyTorch refuses this shape: “[^”[\]]+”\.( There is no running variance either: m\/\(m − 1\) does not exist\.)?$/,
    (c) => {
      for (const { sets } of c.plan.sources) expect(sets.equalSize).toBe(1);
      expectAll(c.y, (i) =>
        !Number.isFinite(c.x[i]) || c.plan.eps === 0 ? NaN : c.match[1] === "0" ? 0 : entry(c, "shift")(i),
      );
      expect(Boolean(c.match[2])).toBe(c.plan.technique.tracked?.(c.plan.params)?.variance === "unbiased");
    },
  ],
  [
    /^No running statistics can be collected from sets of one value: m\/\(m − 1\) does not exist(?:, and PyTorch refuses to train on this shape)?\. The running statistics stay at their start, mean 0 and variance (\d)\.$/,
    (c) => {
      expectAll(runningOf(c).mean, () => 0);
      expectAll(runningOf(c).variance, () => Number(c.match[1]));
    },
  ],
  [
    /^The published code divides each plane’s squares by H·W − 1 = 0: the variance is NaN, and so is y\.$/,
    ({ y }) => expectAll(y, () => NaN),
  ],
  [
    /^Every (\S+) set has one value \(m = 1\): its mean is the value itself and its variance is 0\.$/,
    ({ match, plan, moments, x }) => {
      const k = plan.sources.findIndex(({ name }) => name === match[1]);
      if (notFinite(x) === 0) expectAll(moments[k].variance, () => 0);
      expect(plan.sources[k].sets.equalSize).toBe(1);
    },
  ],
  [
    /^Every (.+) set has one value \(m = 1\): its variance is 0(?:, so .̂ is 0 whatever the value| and so is ε, so .̂ is NaN)\. PyTorch gives no warning\.$/,
    (c) => {
      expect(c.plan.technique.pytorchRaises?.(c.plan.params, lengths(c.plan.shape)) ?? null).toBeNull();
      if (notFinite(c.x) === 0) expectAll(hatsOf(c, "every n, c, h, w"), () => (c.plan.eps > 0 ? 0 : NaN));
    },
  ],
  [
    /^Every (.+) set has one value \(m = 1\): the unbiased variance divides by m − 1 = 0, and 0 ∕ 0 gives NaN\.$/,
    ({ plan, y }) => {
      expect(plan.sources[0].sets.equalSize).toBe(1);
      expectAll(y, () => NaN);
    },
  ],
  [
    /^ε = \S+ is more than the length of (\d+) of (\d+) sets?, and divides in its place\. The shortest, \S+ = (\S+) \((.+)\), ends up with length (\S+) instead of 1\.$/,
    (c) => {
      const size = Math.sqrt(sum(hatsOf(c, c.match[4]).map((hat) => hat ** 2)));
      expect(size).toBeCloseTo(Number(c.match[5]), 2);
      expect(size * c.plan.eps).toBeCloseTo(Number(c.match[3]), 2);
      expect(size).toBeLessThan(0.985);
    },
  ],
  [
    /^Every (.+) set has two values \(m = 2\): (?:normalized by it, )?the smaller becomes −1 and the larger \+1 \(up to ε\), whatever they are\. Here (?:\|.̂\| is|their size is) (\S+)(?: to (\S+))?\.$/,
    ({ match, plan, moments }) => {
      const k = plan.sources.findIndex(({ name }) => name === match[1]);
      expect(plan.sources[k].sets.equalSize).toBe(2);
      for (const v of moments[k].variance) {
        if (!(v > 0)) continue;
        const size = Math.sqrt(v / (v + plan.eps));
        expect(size).toBeGreaterThan(numberIn(match[2]) * 0.99);
        expect(size).toBeLessThan(numberIn(match[3] ?? match[2]) * 1.01);
      }
    },
  ],
  [
    /^([\d,]+) of ([\d,]+) sets? (has|have) (?:variance 0: all (its|their) values are equal|(length 0)|(only zeros)); (?:only ε = \S+ keeps the division possible, and (\S+) = 0|0 is divided by 0, which gives NaN)\. The first: (.+)\.$/,
    (c) => {
      expect(c.match[3]).toBe(Number(c.match[1]) === 1 ? "has" : "have");
      if (c.match[4]) expect(c.match[4]).toBe(Number(c.match[1]) === 1 ? "its" : "their");
      const values = Array.from(c.x).filter((_, i) =>
        isNamed(c.match[8], c.plan.technique.tensor, cellAt(c.plan.shape, i)),
      );
      expect(new Set(values).size).toBe(1);
      if (c.match[5] ?? c.match[6]) expect(values[0]).toBe(0);
      if (c.plan.terms.length > 1) return;
      expectAll(hatsOf(c, c.match[8]), () => (c.match[7] ? 0 : NaN));
      if (c.match[7]) expect(c.match[7]).toBe(hatLetters(tensorLetters(c.plan.technique).before).name);
    },
  ],
  [
    /^([\d,]+) of ([\d,]+) sets? (?:has|have) variance 0: all (?:its|their) values are equal\. The first: (.+)\.$/,
    ({ match, plan, x }) => {
      const values = Array.from(x).filter((_, i) => isNamed(match[3], plan.technique.tensor, cellAt(plan.shape, i)));
      expect(new Set(values).size).toBe(1);
    },
  ],
  [
    /^The running variance is 0 in (\d+) of (\d+) channels?(?:: deviations from the running mean are divided by √ε alone, with ε = \S+| and so is ε: the division by 0 gives infinities and NaN|)\.$/,
    (c) => expect(runningOf(c).variance.filter((v) => v === 0).length).toBe(Number(c.match[1])),
  ],
  [
    /^ε = (\S+) is not small compared with the (?:variance|mean square) in (\d+) of (\d+) sets?\. The smallest, \S+(?: x²)? = (\S+) \((.+)\), ends up with (?:standard deviation|root mean square) (\S+) instead of 1\.$/,
    (c) => {
      if (c.plan.terms.length > 1) return;
      const hats = hatsOf(c, c.match[5]);
      const spread = c.match[0].includes("root mean") ? mean(hats.map((hat) => hat ** 2)) : variance(hats);
      expect(Math.sqrt(spread)).toBeCloseTo(numberIn(c.match[6]), 2);
      expect(numberIn(c.match[6])).toBeLessThan(0.985);
    },
  ],
  [
    /^(\d+) values? of (\S+) (?:is|are) NaN or infinite(?:, but no value of (\S+) is\.|; through the shared statistics (\d+) values? of (\S+) (?:is|are)\.|, and so (?:is|are) (\d+) values? of (\S+)\.)(?: \d+ of \d+ .+? sets? (?:has|have) no finite (?:mean or variance|mean square|mean|length)\.)*$/,
    (c) => {
      const { before, after } = tensorLetters(c.plan.technique);
      expect(Number(c.match[1])).toBe(notFinite(c.x));
      expect(Number(c.match[4] ?? c.match[6] ?? 0)).toBe(notFinite(c.y));
      expect([c.match[2], c.match[3] ?? c.match[5] ?? c.match[7]]).toEqual([before, after]);
      if (c.match[4]) expect(c.plan.sources.some(({ running }) => !running)).toBe(true);
    },
  ],
  [
    /^No value of (\S+) is NaN or infinite, but (\d+) values? of (\S+) (?:is|are)\.$/,
    ({ match, x, y }) => {
      expect(notFinite(x)).toBe(0);
      expect(notFinite(y)).toBe(Number(match[2]));
    },
  ],
];

const lengths = ([N, C, H, W]: Shape) => ({ N, C, H, W });

interface SetContext extends Run {
  readonly match: RegExpExecArray;
  readonly k: number;
  readonly set: number;
  /** The values of the set, and what the technique makes of them before scale and shift. */
  readonly values: readonly number[];
  readonly hats: readonly number[];
}

const SET_WARNINGS: readonly (readonly [RegExp, (context: SetContext) => void])[] = [
  [
    /^The running statistics of this channel are not finite: no value of it that takes them is finite either\.$/,
    ({ hats, plan }) => plan.terms.length === 1 && expect(notFinite(hats)).toBe(hats.length),
  ],
  [/^m = 1: the mean is the value itself and the variance is 0\.$/, ({ values }) => expect(values.length).toBe(1)],
  [
    /^m = 1: the mean is the value itself and the variance is 0, so the value becomes 0, whatever it was\.$/,
    ({ values, hats, plan }) => {
      expect(values.length).toBe(1);
      if (plan.terms.length === 1) expect(hats[0]).toBeCloseTo(0, 12);
    },
  ],
  [
    /^m = 1: the mean is the value itself and the variance is 0\. So is ε: 0 ∕ 0 gives NaN\.$/,
    ({ hats, plan }) => plan.terms.length === 1 && expect(hats[0]).toBeNaN(),
  ],
  [
    /^m = 2: whatever the two values are, they become −(\S+) and \+(\S+)\.$/,
    ({ match, hats, values, plan }) => {
      expect(values.length).toBe(2);
      if (plan.terms.length > 1) return;
      expect(Math.min(...hats)).toBeCloseTo(-numberIn(match[1]), 2);
      expect(Math.max(...hats)).toBeCloseTo(numberIn(match[2]), 2);
    },
  ],
  [/^The (variance|mean square) is 0\.$/, ({ values }) => expect(new Set(values).size).toBe(1)],
  [
    /^m = 1: the unbiased variance divides by m − 1 = 0, and 0 ∕ 0 gives NaN\.$/,
    ({ values, hats }) => {
      expect(values.length).toBe(1);
      expect(hats[0]).toBeNaN();
    },
  ],
  [
    /^The (?:variance|length) is 0: the division is by ε = \S+ alone\.$/,
    ({ values, hats, plan }) => {
      expect(new Set(values).size).toBe(1);
      expect(plan.eps).toBeGreaterThan(0);
      expectAll(hats, () => 0);
    },
  ],
  [
    /^The length is less than ε = \S+, which divides in its place: the set ends up with length (\S+) instead of 1\.$/,
    ({ match, hats }) => expect(Math.sqrt(sum(hats.map((hat) => hat ** 2)))).toBeCloseTo(Number(match[1]), 2),
  ],
  [
    /^The (variance|mean square) is 0: the division is by √ε alone, with ε = \S+\.$/,
    ({ values, plan }) => {
      expect(new Set(values).size).toBe(1);
      expect(plan.eps).toBeGreaterThan(0);
    },
  ],
  [
    /^The (?:variance is 0 and so is ε|mean square is 0 and so is ε|length is 0): 0 ∕ 0 gives NaN\.$/,
    ({ hats, plan }) => plan.terms.length === 1 && expectAll(hats, () => NaN),
  ],
  [
    /^ε = \S+ is not small compared with the (variance|mean square): the set ends up with (?:standard deviation|root mean square) (\S+) instead of 1\.$/,
    ({ match, hats, plan }) => {
      if (plan.terms.length > 1) return;
      const spread = match[1] === "variance" ? variance(hats) : mean(hats.map((hat) => hat ** 2));
      expect(Math.sqrt(spread)).toBeCloseTo(numberIn(match[2]), 2);
    },
  ],
  [
    /^What this set is divided by is infinite: its finite values become 0, infinite ones NaN\.$/,
    ({ values, hats }) => expectAll(hats, (i) => (Number.isFinite(values[i]) ? 0 : NaN)),
  ],
  [
    /^A value of this set is NaN or infinite: its statistics are not finite, and every value that takes them becomes NaN\.$/,
    ({ values, hats, plan }) => {
      expect(notFinite(values)).toBeGreaterThan(0);
      if (plan.terms.length === 1) expectAll(hats, () => NaN);
    },
  ],
  [
    /^A value of this set is infinite: its mean is not finite, and no value that takes it is finite either\.$/,
    ({ values, hats }) => {
      expect(notFinite(values)).toBeGreaterThan(0);
      expect(notFinite(hats)).toBe(hats.length);
    },
  ],
  [
    /^The published code divides each plane’s squares by H·W − 1 = 0: the variance is NaN, and so is y\.$/,
    ({ hats }) => expectAll(hats, () => NaN),
  ],
];

describe.each(TECHNIQUES)("warnings of $name", (technique) => {
  const cases = SHAPES.flatMap((shape) =>
    variants(technique).flatMap((wishes) =>
      [wishes, { ...wishes, eps: 0 }].flatMap((each) =>
        Object.entries(odd(shape)).map(([name, x]) => ({ name, ...run(technique, each, shape, x) })),
      ),
    ),
  );

  it("about a result are true of its numbers", () => {
    for (const { name, ...ran } of cases) {
      const said = warningsOf(
        ran.plan,
        ran.moments,
        { values: ran.x, survey: plain.survey(ran.x) },
        plain.survey(ran.y),
      );
      for (const { text, cell } of said) {
        const { match, claim } = claimFor(WARNINGS, text);
        claim({ ...ran, match, name });
        if (cell) expect(indexOf(ran.plan.shape, cell)).toBeLessThan(ran.x.length);
      }
    }
  });

  it("about a set are true of its values", () => {
    for (const { name: _, ...ran } of cases) {
      const { plan, moments, x, y } = ran;
      const step = stepsOf(plan).findLast(({ tensor }) => tensor.of === "normalized");
      const hats = step ? stepTensor(plan, moments, x, y, step.tensor, new Float64Array(x.length)) : x;
      plan.sources.forEach(({ sets }, k) => {
        for (let set = 0; set < sets.count; set++) {
          const text = setWarning(plan, moments, k, set);
          if (!text) continue;
          const members = Array.from(x, (_, i) => i).filter((i) => {
            const [n, c, h, w] = cellAt(plan.shape, i);
            return setOf(sets, [n, c, h, w]) === set;
          });
          const { match, claim } = claimFor(SET_WARNINGS, text);
          claim({ ...ran, match, k, set, values: members.map((i) => x[i]), hats: members.map((i) => hats[i]) });
        }
      });
    }
  });
});
