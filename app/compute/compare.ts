import { backward } from "../../engine/backward.ts";
import { alter } from "../../engine/compare/alter.ts";
import { type Facts, factsOf, timeOf } from "../../engine/compare/facts.ts";
import { type Distance, distance, pairsOf } from "../../engine/compare/pairs.ts";
import { fitParams } from "../../engine/controls.ts";
import { type Distribution, distributionOf } from "../../engine/distribution.ts";
import { forward } from "../../engine/forward.ts";
import { type Moments, momentsOf, type Reading, type RunningStatistics } from "../../engine/moments.ts";
import { setOf } from "../../engine/partition.ts";
import { type Plan, planOf } from "../../engine/plan.ts";
import { withOverrides } from "../../engine/running.ts";
import { indexOf, type Shape } from "../../engine/shape.ts";
import { evaluates } from "../../engine/technique.ts";
import { type Warning, warningsOf } from "../../engine/warnings.ts";
import { makeTensor } from "../data/tensorData.ts";
import { techniqueOfColumn } from "../scene/compareScene.ts";
import { type CompareRequest, type CompareResult, pairKey, type SentColumn, timeKey } from "./compareProtocol.ts";
import { boundsOf, copied, runningStatistics } from "./compute.ts";
import type { Kept } from "./kept.ts";
import type { SentTensor } from "./protocol.ts";
import { setsOfScope } from "./scopes.ts";

type Buffer = Float32Array<ArrayBuffer>;

/** The tensor of all columns, read once. */
interface Input {
  readonly key: string;
  readonly reading: Reading & { readonly x: Buffer };
  readonly notes: readonly string[];
}

/** A column's output with what belongs to it. */
interface Column {
  readonly key: string;
  readonly plan: Plan;
  readonly running: RunningStatistics | undefined;
  readonly moments: readonly Moments[];
  readonly y: Buffer;
  readonly warnings: readonly Warning[];
}

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
  const inputKey = JSON.stringify([spec, file?.checksum, request.alteration]);
  const wanted = request.columns.map((column) => wantedColumn(column, spec.shape, inputKey));
  kept.retain(new Set([inputKey, ...wanted.map(({ key }) => key)]));
  const input = await kept.get(inputKey, () => inputOf(request, inputKey));
  const columns: Column[] = [];
  for (const { key, params, technique } of wanted) {
    columns.push(await kept.get(key, () => columnOf(key, planOf(technique, params, input.reading.shape))));
  }
  const recycled = [...request.recycled];
  const measurements = measured(columns, input, request);
  return {
    request: { ...request, recycled: [] },
    shape: input.reading.shape,
    x: sentAs(inputKey, input.reading.x, request, recycled),
    columns: columns.map((column) => sentColumn(column, columns, input, request, recycled)),
    ...measurements,
    dataNotes: input.notes,
    took: performance.now() - started,
  };

  async function columnOf(key: string, plan: Plan): Promise<Column> {
    const batch = async (k: number) => {
      const { data, shape } = await makeTensor(spec, file, k);
      return { x: data, shape };
    };
    const collected = evaluates(plan.technique, plan.params)
      ? await runningStatistics(plan.technique, plan.params, batch, busy)
      : undefined;
    const running = collected && withOverrides(collected, plan.params);
    const moments = momentsOf(plan, input.reading, running);
    const y = bufferFor(input.reading.x.length, []);
    forward(plan, moments, input.reading.x, y);
    return { key, plan, running, moments, y, warnings: warningsOf(plan, moments, input.reading.x, y) };
  }
}

function wantedColumn(column: CompareRequest["columns"][number], shape: Shape, inputKey: string) {
  const technique = techniqueOfColumn(column);
  const { params } = fitParams(technique.controls, column.params, shape);
  return { technique, params, key: JSON.stringify([technique.id, params, inputKey]) };
}

async function inputOf({ tensor: { spec, file }, alteration }: CompareRequest, key: string): Promise<Input> {
  const { data, shape, note } = await makeTensor(spec, file);
  if (alteration) alter(data, shape, alteration, data);
  return { key, reading: { x: data, shape }, notes: note ? [note] : [] };
}

function sentColumn(
  column: Column,
  all: readonly Column[],
  input: Input,
  request: CompareRequest,
  recycled: ArrayBuffer[],
): SentColumn {
  const { key, plan, moments, warnings } = column;
  const { values, name } = shownOf(column, all, input, request, recycled);
  return {
    key,
    technique: plan.technique.id,
    params: plan.params,
    shown: sentAs(name, values, request, recycled, values === column.y),
    moments: request.have.includes(key) ? null : moments,
    warnings,
    distribution: distributionIn(plan, values, request),
  };
}

/** What a column shows, in a fresh buffer unless it is the output itself. */
function shownOf(
  { key, plan, moments, y }: Column,
  all: readonly Column[],
  { reading }: Input,
  { show, reference, focus }: CompareRequest,
  recycled: ArrayBuffer[],
): { readonly values: Buffer; readonly name: string } {
  const other = all[Math.min(reference, all.length - 1)];
  switch (show) {
    case "from-x":
      return { values: difference(y, reading.x, recycled), name: `${key} − x` };
    case "from-column":
      return { values: difference(y, other.y, recycled), name: `${key} − ${other.key}` };
    case "gradient": {
      const dx = bufferFor(y.length, recycled);
      const dy = new Float32Array(y.length);
      if (focus) dy[indexOf(plan.shape, focus)] = 1;
      backward(plan, moments, reading, dy, dx);
      return { values: dx, name: `∂ ${focus?.join()} ${key}` };
    }
    default:
      return { values: y, name: `y ${key}` };
  }
}

function difference(y: Buffer, from: Buffer, recycled: ArrayBuffer[]): Buffer {
  const out = bufferFor(y.length, recycled);
  for (let i = 0; i < y.length; i++) out[i] = y[i] - from[i];
  return out;
}

/** For the page, unless it has it; a tensor that the worker keeps is copied. */
function sentAs(
  key: string,
  values: Buffer,
  { have }: CompareRequest,
  recycled: ArrayBuffer[],
  keeps = true,
): SentTensor {
  const bounds = remembered(boundsBefore, values, () => boundsOf(values));
  if (have.includes(key)) return { key, ...bounds, values: null };
  return { key, ...bounds, values: keeps ? copied(values, recycled) : values };
}

function bufferFor(length: number, recycled: ArrayBuffer[]): Buffer {
  const at = recycled.findIndex((buffer) => buffer.byteLength === 4 * length);
  return at < 0 ? new Float32Array(length) : new Float32Array(recycled.splice(at, 1)[0]);
}

function distributionIn(plan: Plan, values: Buffer, { scope, focus }: CompareRequest) {
  const sets = setsOfScope(plan, scope);
  if (sets && !focus) return null;
  const set = sets && focus ? setOf(sets, focus) : 0;
  const known = remembered(distributionsBefore, values, () => new Map<string, Distribution>());
  const key = `${scope} ${set}`;
  const made = known.get(key) ?? distributionOf(values, sets, set);
  known.set(key, made);
  return made;
}

/** What was found out about an output is asked again with every move of the pointer. */
const boundsBefore = new WeakMap<Buffer, ReturnType<typeof boundsOf>>();
const distributionsBefore = new WeakMap<Buffer, Map<string, Distribution>>();

function remembered<T>(before: WeakMap<Buffer, T>, values: Buffer, make: () => T): T {
  const made = before.get(values) ?? make();
  before.set(values, made);
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
  for (const { key, run } of measure === "nothing" ? [] : tasks()) {
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
        distances[key] = distance(columns[i].y, columns[j].y);
      };
      return { key, run };
    });
    const each = columns.map(({ key, plan, y, running }) => {
      const run = () => {
        facts[key] = factsOf(plan, reading, y, running);
      };
      return { key, run };
    });
    const timed = columns.map(({ key, plan, running }) => {
      const run = () => {
        times[key] = timeOf(plan, reading, running, () => performance.now());
      };
      return { key: timeKey(key), run };
    });
    return [...apart, ...each, ...(measure === "facts" ? [] : timed)];
  }
}
