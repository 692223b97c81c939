import { expect, type Page } from "@playwright/test";
import { hatLetters, tensorLetters } from "../engine/explain/symbols.ts";
import { AXIS_LETTERS, nounOf } from "../engine/explain/words.ts";
import { convolved } from "../engine/normalize/convolved.ts";
import { fitParams, type Params } from "../engine/plan/controls.ts";
import { planOf } from "../engine/plan/plan.ts";
import { AXES, type Cell, indexOf, type Shape, sizeOf } from "../engine/plan/shape.ts";
import type { Source, Technique, TensorKind } from "../engine/plan/technique.ts";
import { SOURCES } from "../engine/sources/index.ts";
import { cellNumbers, expectRounded, type Rows } from "./explore.ts";

/** The arithmetic of a technique done by hand, from nothing but the numbers and words on the page and the tensor before. */

export interface ShapedValues {
  readonly shape: Shape;
  readonly values: ArrayLike<number>;
}

/** A mini-batch of a seeded source; the first is the one that is shown. */
export function seededTensor(source: string, shape: Shape, batch = 0): ShapedValues {
  const values = new Float32Array(sizeOf(shape));
  SOURCES.find(({ id }) => id === source)?.fill(values, shape, 7, 0, batch);
  return { shape, values };
}

/** The tensor that a technique normalizes in the first scene: activations, weights, or what a convolution makes of both. */
export function firstTensor(technique: Technique): ShapedValues {
  const shape: Shape = [4, 6, 3, 3];
  const weights = seededTensor("rows", shape);
  if (technique.tensor === "weights") return weights;
  const activations = seededTensor("scales", shape);
  if (!technique.weight) return activations;
  const reading = ({ values }: ShapedValues) => ({ x: Float32Array.from(values), shape });
  const { params } = fitParams(technique.controls, {}, shape);
  const { t, shape: output } = convolved(technique, params, reading(activations), reading(weights));
  return { shape: output, values: Float32Array.from(t) };
}

/** The cells of a set that is told in words: "sample 1, channels 2 and 3, every h, w". */
export function cellsInWords(words: string, kind: TensorKind, shape: Shape): Cell[] {
  const ranges = AXES.map((axis, a) => {
    const noun = nounOf({ tensor: kind }, axis);
    const one = new RegExp(`${noun} (\\d+)`).exec(words);
    const several = new RegExp(`${noun}s (\\d+) (?:and|to) (\\d+)`).exec(words);
    if (one) return [Number(one[1]), Number(one[1])];
    if (several) return [Number(several[1]), Number(several[2])];
    const every = /every ([a-z, ]+)/.exec(words)?.[1].split(", ") ?? [];
    expect(every, `“${words}” tells of ${axis}`).toContain(AXIS_LETTERS[kind][axis].toLowerCase());
    return [0, shape[a] - 1];
  });
  return ranges.reduce<number[][]>(
    (cells, [first, last]) =>
      cells.flatMap((cell) => Array.from({ length: last - first + 1 }, (_, i) => [...cell, first + i])),
    [[]],
  ) as unknown as Cell[];
}

const BAR = "\u0304";

/** The index below a source's symbols, where there are several. */
function belowOf(sources: readonly Source[], k: number): string {
  return sources.length > 1 ? (sources[k].short ?? "") : "";
}

/** Expects every source's m, μ and σ² to be those of the cells that its words name. */
export async function expectStatistics(
  page: Page,
  technique: Technique,
  { shape, values }: ShapedValues,
): Promise<void> {
  const { sources, before, cell } = await cellNumbers(page);
  expect(before.value).toBe(values[indexOf(shape, cell)]);
  for (const { words, rows } of sources) {
    const set = cellsInWords(words, technique.tensor, shape).map((member) => values[indexOf(shape, member)]);
    const squares = set.reduce((sum, x) => sum + x * x, 0);
    const mean = set.reduce((sum, x) => sum + x, 0) / set.length;
    const variance = set.reduce((sum, x) => sum + (x - mean) ** 2, 0) / set.length;
    const truths: Record<string, number> = {
      m: set.length,
      μ: mean,
      "σ²": variance,
      "mean x²": squares / set.length,
      "‖v‖": Math.sqrt(squares),
      "‖x‖": Math.sqrt(squares),
    };
    expect(words).toContain(set.length > 1 ? `${set.length - 1} other value` : "alone in its set");
    for (const [symbol, { text, value }] of Object.entries(rows)) {
      expect(value, `${symbol} of ${words}`).toBeCloseTo(truths[symbol], 6);
      expectRounded(text, truths[symbol]);
    }
  }
}

/** Expects y to follow from x and the numbers between them, and every number to stand there in three digits. */
export async function expectArithmetic(page: Page, technique: Technique, wishes: Params): Promise<void> {
  const { sources, rows, before, after } = await cellNumbers(page);
  const [N, C, H, W] = [4, 6, 3, 3];
  const { params } = fitParams(technique.controls, wishes, [N, C, H, W]);
  const { eps } = planOf(technique, params, [N, C, H, W]);
  const declared = technique.sources(params, { N, C, H, W });
  const moment = (from: Rows, letter: string) => (from[letter] ?? from[letter.replace(/^./u, `$&${BAR}`)])?.value;
  const normalizedBy = (from: Rows) => {
    const square = moment(from, "σ²") ?? from["mean x²"]?.value;
    const length = from["‖v‖"]?.value ?? from["‖x‖"]?.value;
    const root = length ?? (square === undefined ? 1 : Math.sqrt(square));
    const divisors = {
      root: length === undefined && square !== undefined ? Math.sqrt(square + eps) : root,
      "root plus epsilon": root + eps,
      "at least epsilon": Math.max(root, eps),
    };
    return (before.value - (moment(from, "μ") ?? 0)) / divisors[technique.divisor?.(params) ?? "root"];
  };
  const hatName = hatLetters(tensorLetters(technique).before).name;
  const terms = technique.terms?.(params, { N, C, H, W }) ?? [];
  const outputs = sources.map((source) => normalizedBy(source.rows));
  // Without a set there is no x̂: x itself goes on.
  let hat = declared.length > 0 ? outputs[0] : before.value;
  if (terms.length > 1) {
    hat = 0;
    for (const [k, { symbol = "" }] of terms.entries()) {
      expect(rows[`${hatName}${belowOf(declared, k)}`].value).toBeCloseTo(outputs[k], 6);
      hat += rows[symbol].value * outputs[k];
    }
  } else if (sources.length > 1) {
    const blend = (weights: readonly number[] | null, symbol: string) =>
      (weights ?? []).reduce((sum, weight, k) => sum + (weight && weight * moment(sources[k].rows, symbol)), 0);
    const [mean, variance] = [blend(terms[0].mean, "μ"), blend(terms[0].variance, "σ²")];
    if (rows.μ) expect(rows.μ.value).toBeCloseTo(mean, 6);
    if (rows["σ²"]) expect(rows["σ²"].value).toBeCloseTo(variance, 6);
    hat = (before.value - mean) / Math.sqrt(variance + eps);
  }
  const affine = technique.affine?.(params, { N, C, H, W });
  const entry = (name: string | undefined, none: number) =>
    name === undefined ? none : rows[technique.controls[name].symbol ?? ""].value;
  if (declared.length > 0) expect(rows[hatName].value).toBeCloseTo(hat, 6);
  const stage = technique.stage?.(params, { N, C, H, W });
  const scaled = (value: number) => entry(affine?.scale, 1) * value + entry(affine?.shift, 0);
  const staged = (value: number) => {
    const parameter = entry(stage?.control, 0);
    return stage?.kind === "tanh" ? Math.tanh(parameter * value) : Math.max(parameter, value);
  };
  if (!stage) expect(after.value).toBeCloseTo(scaled(hat), 6);
  else {
    const z = stage.takes === "normalized" ? staged(hat) : scaled(hat);
    expect(rows.z.value).toBeCloseTo(z, 6);
    expect(after.value).toBeCloseTo(stage.takes === "normalized" ? scaled(z) : staged(z), 6);
  }
  for (const { text, value } of [before, after, ...Object.values(rows)]) expectRounded(text, value);
}
