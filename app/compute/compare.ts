import { arithmetic } from "../../engine/arithmetic.ts";
import { backward } from "../../engine/backward.ts";
import { type Alteration, alter } from "../../engine/compare/alter.ts";
import { type Facts, factsOf, isTimed, timeOf } from "../../engine/compare/facts.ts";
import { type Distance, distance, pairsOf } from "../../engine/compare/pairs.ts";
import type { Moments } from "../../engine/contract.ts";
import { fitParams } from "../../engine/controls.ts";
import { type Distribution, distributionOf } from "../../engine/distribution.ts";
import { forward } from "../../engine/forward.ts";
import { momentsOf, type Reading, type RunningStatistics } from "../../engine/moments.ts";
import { setOf, sizeOfSet } from "../../engine/partition.ts";
import { type Plan, planOf } from "../../engine/plan.ts";
import { withOverrides } from "../../engine/running.ts";
import { indexOf, type Shape, type Tensor } from "../../engine/shape.ts";
import { evaluates } from "../../engine/technique.ts";
import { type Warning, warningsOf } from "../../engine/warnings.ts";
import { makeTensor } from "../data/tensorData.ts";
import { techniqueOfColumn } from "../scene/compareScene.ts";
import type { Buffers } from "./buffers.ts";
import { type CompareRequest, type CompareResult, pairKey, type SentColumn, timeKey } from "./compareProtocol.ts";
import { runningStatistics } from "./compute.ts";
import type { Kept } from "./kept.ts";
import { fill } from "./pair.ts";
import { setsOfScope } from "./scopes.ts";
import { type KeptTensor, release, roomFor, sent, takenIn } from "./tensors.ts";

/** The tensor of all columns, read once. */
interface Input extends KeptTensor {
  readonly merged: boolean;
  readonly reading: Reading;
  readonly notes: readonly string[];
}

/** A column's output with what belongs to it. */
interface Column extends KeptTensor {
  readonly key: string;
  readonly plan: Plan;
  readonly running: RunningStatistics | undefined;
  readonly moments: readonly Moments[];
  readonly warnings: readonly Warning[];
}

/** The tensor that a column shows, and what stands for it. */
type Shown = KeptTensor & { readonly key: string };

/**
 * Computes all columns from one reading of the tensor: planes are read once and merged into every column's sets.
 * @throws RangeError in one sentence, with the numbers and the remedy, where they cannot be computed
 */
export async function compare(
  request: CompareRequest,
  kept: Kept,
  busy: (what: string) => void,
): Promise<CompareResult> {
  const started = performance.now();
  const { spec, file } = request.tensor;
  const givenKey = JSON.stringify([spec, file?.checksum]);
  const inputKey = JSON.stringify([givenKey, request.alteration]);
  const wanted = request.columns.map((column) => wantedColumn(column, spec.shape, inputKey));
  const names = wanted.map(({ key }) => shownName(key, wanted, request));
  kept.retain(new Set([givenKey, inputKey, ...wanted.map(({ key }) => key), ...names]));
  const given = await kept.get(givenKey, () => givenTensor(request), release);
  const { alteration } = request;
  const input = alteration ? await kept.get(inputKey, () => altered(given, alteration), release) : given;
  const columns: Column[] = [];
  for (const { key, params, technique } of wanted) {
    columns.push(await kept.get(key, () => columnOf(key, planOf(technique, params, input.reading.shape)), release));
  }
  kept.buffers.give(request.recycled);
  const shown: Shown[] = [];
  for (const [at, column] of columns.entries()) {
    const key = names[at];
    const made = () => madeOf(column, columns, input, request);
    shown.push({ key, ...(request.show === "output" ? column : await kept.get(key, made, release)) });
  }
  return {
    request: { ...request, recycled: [] },
    shape: input.reading.shape,
    x: sent(inputKey, input, input.reading.shape, request, kept.buffers),
    columns: columns.map((column, at) => sentColumn(column, shown[at], request, kept.buffers)),
    ...measured(columns, input, request),
    dataNotes: input.notes,
    took: performance.now() - started,
  };

  async function columnOf(key: string, plan: Plan): Promise<Column> {
    const batch = async (k: number) => {
      const { data, shape, planes } = await makeTensor(spec, file, k, fill);
      return { x: data, shape, planes };
    };
    const collected = evaluates(plan.technique, plan.params)
      ? await runningStatistics(plan.technique, plan.params, batch, busy)
      : undefined;
    const running = collected && withOverrides(collected, plan.params);
    const moments = momentsOf(plan, input.reading, running);
    const values = roomFor(input.values);
    forward(plan, moments, input.values, values);
    const survey = arithmetic().survey(values);
    return { key, plan, running, moments, values, survey, warnings: warningsOf(plan, moments, input, survey) };
  }
}

function wantedColumn(column: CompareRequest["columns"][number], shape: Shape, inputKey: string) {
  const technique = techniqueOfColumn(column);
  const { params } = fitParams(technique.controls, column.params, shape);
  return { technique, params, key: JSON.stringify([technique.id, params, inputKey]) };
}

/** The tensor as its data give it. */
async function givenTensor({ tensor: { spec, file } }: CompareRequest): Promise<Input> {
  const { data, shape, note, planes, merged } = await makeTensor(spec, file, 0, fill);
  return inputOf({ x: takenIn(data), shape, planes }, note ? [note] : [], merged);
}

function altered({ values, reading: { shape }, notes, merged }: Input, alteration: Alteration): Input {
  const x = roomFor(values);
  alter(values, shape, alteration, x);
  return inputOf({ x, shape }, notes, merged);
}

function inputOf(reading: Reading & { readonly x: Tensor }, notes: readonly string[], merged: boolean): Input {
  return { values: reading.x, survey: arithmetic().survey(reading.x), reading, notes, merged };
}

function sentColumn(
  { key, plan, moments, warnings }: Column,
  shown: Shown,
  request: CompareRequest,
  buffers: Buffers,
): SentColumn {
  return {
    key,
    technique: plan.technique.id,
    params: plan.params,
    shown: sent(shown.key, shown, plan.shape, request, buffers),
    moments: request.have.includes(key) ? null : moments,
    warnings,
    distribution: distributionIn(plan, shown.values, request),
  };
}

/** What stands for the tensor that a column shows. */
function shownName(key: string, all: readonly { key: string }[], { show, reference, focus }: CompareRequest): string {
  switch (show) {
    case "from-x":
      return `${key} − x`;
    case "from-column":
      return `${key} − ${referred(all, reference).key}`;
    case "gradient":
      return `∂ ${focus?.join()} ${key}`;
    default:
      return `y ${key}`;
  }
}

/** What a column shows beside its output: a difference, or the gradient of the selected cell's output. */
function madeOf(
  { plan, moments, values: y }: Column,
  all: readonly Column[],
  { reading, values: x }: Input,
  { show, reference, focus }: CompareRequest,
): KeptTensor {
  const values = roomFor(y);
  if (show === "gradient") {
    const dy = roomFor(y).fill(0);
    if (focus) dy[indexOf(plan.shape, focus)] = 1;
    backward(plan, moments, reading, dy, values);
    arithmetic().release(dy);
  } else difference(y, show === "from-x" ? x : referred(all, reference).values, values);
  return { values, survey: arithmetic().survey(values) };
}

/** The column that the others are held against. */
function referred<Column>(all: readonly Column[], reference: number): Column {
  return all[Math.min(reference, all.length - 1)];
}

function difference(y: Tensor, from: Tensor, out: Tensor): void {
  for (let i = 0; i < out.length; i++) out[i] = y[i] - from[i];
}

/** So many cells of all columns are counted within some milliseconds: the picture waits for no more. */
const QUICK = 2 ** 19;

/** What was found out about a tensor is asked again with every move of the pointer. */
const distributions = new WeakMap<Tensor, Map<string, Distribution>>();

function distributionIn(plan: Plan, values: Tensor, request: CompareRequest): SentColumn["distribution"] {
  const { scope, focus, measure, columns } = request;
  const sets = setsOfScope(plan, scope);
  if (sets && !focus) return null;
  const set = sets && focus ? setOf(sets, focus) : 0;
  const key = `${scope} ${set}`;
  const known = distributions.get(values) ?? new Map<string, Distribution>();
  const cells = sets ? sizeOfSet(sets, 0) : values.length;
  if (!known.has(key) && measure === "nothing" && cells * columns.length > QUICK) return "later";
  const made = known.get(key) ?? distributionOf(values, sets, set);
  distributions.set(values, known.set(key, made));
  return made;
}

/** At most so many milliseconds are spent on measuring in one answer: what is left is asked for again. */
const MEASURING = 150;

/** Measures what the page lacks, as much as fits into the time, but at least one thing. */
function measured(columns: readonly Column[], { reading }: Input, { measure, measured: known }: CompareRequest) {
  const facts: Record<string, Facts> = {};
  const times: Record<string, number> = {};
  const distances: Record<string, Distance> = {};
  const until = performance.now() + MEASURING;
  const done = new Set(known);
  for (const { key, run } of measure === "facts" || measure === "facts and times" ? tasks() : []) {
    if (done.has(key)) continue;
    run();
    done.add(key);
    if (performance.now() > until) break;
  }
  return { facts, times, distances };

  function tasks() {
    const apart = pairsOf(columns.length).map(([i, j]) => {
      const key = pairKey(columns[i].key, columns[j].key);
      const run = () => {
        distances[key] = distance(columns[i].values, columns[j].values);
      };
      return { key, run };
    });
    const each = columns.map(({ key, plan, values, running }) => {
      const run = () => {
        facts[key] = factsOf(plan, reading, values, running);
      };
      return { key, run };
    });
    const timed = columns.map(({ key, plan, running }) => {
      const run = () => {
        times[key] = timeOf(plan, reading, running, () => performance.now());
      };
      return { key: timeKey(key), run };
    });
    return [...apart, ...each, ...(measure === "facts" || !isTimed(reading.shape) ? [] : timed)];
  }
}
