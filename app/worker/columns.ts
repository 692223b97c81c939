import type { Moments } from "../../engine/arithmetic/contract.ts";
import { arithmetic } from "../../engine/arithmetic/current.ts";
import { alter } from "../../engine/compare/alter.ts";
import { type Step, stepsOf } from "../../engine/explain/steps.ts";
import { type Warning, warningsOf } from "../../engine/explain/warnings.ts";
import { backward } from "../../engine/normalize/backward.ts";
import { convolved } from "../../engine/normalize/convolved.ts";
import { forward } from "../../engine/normalize/forward.ts";
import { momentsOf, type Reading, type RunningStatistics } from "../../engine/normalize/moments.ts";
import { withOverrides } from "../../engine/normalize/running.ts";
import { stepTensor } from "../../engine/normalize/stepTensor.ts";
import { type Plan, planOf } from "../../engine/plan/plan.ts";
import { convolutionKey, planKey, runningKey } from "../../engine/plan/planKey.ts";
import { indexOf, type Tensor } from "../../engine/plan/shape.ts";
import { evaluates, type Technique } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { orderOf } from "../data/supply.ts";
import { makeTensor } from "../data/tensorData.ts";
import type { ColumnRequest, SceneRequest, Shown, TensorRequest } from "../messages/request.ts";
import { fillTensor } from "./fillTogether.ts";
import type { Kept } from "./kept.ts";
import { collectRunning } from "./running.ts";
import { type KeptTensor, makeKept, release, roomFor } from "./tensors.ts";

/** The tensor that all columns normalize, read once, with the sentences about how its data were made. */
export interface Input extends KeptTensor {
  readonly reading: Reading;
  readonly notes: readonly string[];
  /** Whether reading made values equal that were not. */
  readonly merged: boolean;
}

/** A column's output with what belongs to it. */
export interface ComputedColumn extends KeptTensor {
  readonly key: string;
  readonly plan: Plan;
  readonly running: RunningStatistics | undefined;
  readonly moments: readonly Moments[];
  readonly warnings: readonly Warning[];
}

/** A column to be made: planned, and named by all that it depends on. */
interface WantedColumn {
  readonly key: string;
  readonly plan: Plan;
  readonly runningKey: string | null;
  /** The key of the tensor that it shows. */
  readonly shownKey: string;
  readonly showsOutput: boolean;
  readonly step: Step | null;
}

/** All that a request asks for, by name: nothing is made yet. */
export interface Wanted {
  readonly givenKey: string;
  readonly inputKey: string;
  readonly columns: readonly WantedColumn[];
}

export function wantedBy(request: SceneRequest): Wanted {
  const { wants, shape, alteration } = request;
  const technique = techniqueOf(request.columns[0]);
  const convolution = convolutionKey(technique, request.columns[0].params);
  const givenKey = JSON.stringify([tensorKey(request.activations), tensorKey(request.weights), convolution]);
  const inputKey = alteration ? JSON.stringify([givenKey, alteration]) : givenKey;
  const tensor = request[technique.tensor];
  const order = tensor ? orderOf(tensor.spec, tensor.file) : undefined;
  const planned = request.columns.map((column) => {
    const plan = planOf(techniqueOf(column), column.params, shape, order);
    return { plan, key: `${planKey(plan)} ${inputKey}` };
  });
  const columns = planned.map(({ plan, key }): WantedColumn => {
    const step = stepIn(plan, wants.show);
    const running = evaluates(plan.technique, plan.params) ? `${runningKey(plan)} ${givenKey}` : null;
    const showsOutput = !step && (wants.show.of === "output" || wants.show.of === "step");
    return { plan, key, step, runningKey: running, shownKey: shownKeyOf(key, step), showsOutput };
  });
  return { givenKey, inputKey, columns };

  function shownKeyOf(key: string, step: Step | null): string {
    const { show, focus } = wants;
    if (step) return `${step.id} of ${key}`;
    if (show.of === "from-x") return `${key} − x`;
    if (show.of === "from-column") return `${key} − ${referred(planned, show.reference).key}`;
    return show.of === "gradient" ? `∂ ${focus?.join()} ${key}` : `y of ${key}`;
  }
}

/** What a picture is drawn from. */
export interface Made {
  readonly input: Input;
  readonly columns: readonly ComputedColumn[];
  /** What every column shows. */
  readonly shown: readonly KeptTensor[];
}

/**
 * Makes what is wanted: tensor → statistics → output → what is shown in its place. Columns share one reading, so planes
 * are read once and merged into every column's sets.
 * @param busy told what is being done between steps that may take long
 * @throws RangeError in one sentence, with the numbers and the remedy, where it cannot be computed
 */
export async function make(
  request: SceneRequest,
  wanted: Wanted,
  kept: Kept,
  busy: (what: string) => void,
): Promise<Made> {
  const { alteration, wants } = request;
  const given = await kept.get(wanted.givenKey, () => givenTensor(request), release);
  const input = alteration
    ? await kept.get(
        wanted.inputKey,
        () => {
          const altered = makeKept(given.values, (x) => alter(given.values, request.shape, alteration, x));
          return {
            ...altered,
            reading: { x: altered.values, shape: request.shape },
            notes: given.notes,
            merged: given.merged,
          };
        },
        release,
      )
    : given;
  if (input.reading.shape.join() !== request.shape.join())
    throw new Error(`the data make ${input.reading.shape.join("×")}, not ${request.shape.join("×")}.`);
  const columns: ComputedColumn[] = [];
  for (const column of wanted.columns) {
    columns.push(await kept.get(column.key, () => columnOf(column), release));
  }
  const shown: KeptTensor[] = [];
  for (const [at, { shownKey, showsOutput, step }] of wanted.columns.entries()) {
    const own = columns[at];
    const make = () => (step ? stepOf(step, own, input) : insteadOf(own, columns, input, wants.show, wants.focus));
    shown.push(showsOutput ? own : await kept.get(shownKey, make, release));
  }
  return { input, columns, shown };

  async function columnOf({ key, plan, runningKey }: WantedColumn): Promise<ComputedColumn> {
    const collected = runningKey && (await kept.get(runningKey, () => collect(plan)));
    const running = collected ? withOverrides(collected, plan) : undefined;
    const moments = momentsOf(plan, input.reading, running);
    const output = makeKept(input.values, (y) => forward(plan, moments, input.values, y));
    return {
      ...output,
      ...{ key, plan, running, moments },
      warnings: warningsOf(plan, moments, input, output.survey),
    };
  }

  function collect({ technique, params }: Plan): Promise<RunningStatistics | undefined> {
    return collectRunning(technique, params, async (k) => (await batchOf(request, k)).reading, busy);
  }
}

/** The column that the others are held against. */
function referred<Column>(all: readonly Column[], reference: number): Column {
  return all[Math.min(reference, all.length - 1)];
}

function techniqueOf({ technique: id }: ColumnRequest): Technique {
  const technique = TECHNIQUES.find((known) => known.id === id);
  if (!technique) throw new RangeError(`there is no technique called "${id}".`);
  return technique;
}

function tensorKey(tensor: TensorRequest | null) {
  return tensor && [tensor.spec, tensor.file?.checksum];
}

/** The step whose tensor a column shows; null where it shows none, or the technique has no such step, or the step is y itself. */
function stepIn(plan: Plan, show: Shown): Step | null {
  const step = show.of === "step" ? stepsOf(plan).find(({ id }) => id === show.id) : undefined;
  return step && step.tensor.of !== "output" ? step : null;
}

function stepOf(step: Step, { plan, moments, values: y }: ComputedColumn, { values: x }: Input): KeptTensor {
  return makeKept(y, (out) => stepTensor(plan, moments, x, y, step.tensor, out));
}

/** What a column shows instead of its output: a difference, or the gradient of the selected cell's output. */
function insteadOf(
  { plan, moments, values: y }: ComputedColumn,
  all: readonly ComputedColumn[],
  { reading, values: x }: Input,
  show: Shown,
  focus: SceneRequest["wants"]["focus"],
): KeptTensor {
  return makeKept(y, (out) => {
    if (show.of === "gradient") {
      const dy = roomFor(y).fill(0);
      if (focus) dy[indexOf(plan.shape, focus)] = 1;
      backward(plan, moments, reading, dy, out);
      arithmetic().release(dy);
    } else difference(y, show.of === "from-column" ? referred(all, show.reference).values : x, out);
  });
}

function difference(y: Tensor, from: Tensor, out: Tensor): void {
  for (let i = 0; i < out.length; i++) out[i] = y[i] - from[i];
}

/** The tensor as its data give it, copied into the arithmetic's memory. */
async function givenTensor(request: SceneRequest): Promise<Input> {
  const { reading, notes, merged } = await batchOf(request, 0);
  const taken = makeKept(reading.x, (values) => values.set(reading.x));
  return { ...taken, reading: { ...reading, x: taken.values }, notes, merged };
}

/** Mini-batch k of the tensor that the columns normalize; 0 is the one that is shown. */
export async function batchOf(request: SceneRequest, k: number): Promise<Pick<Input, "reading" | "notes" | "merged">> {
  const { activations, weights, columns } = request;
  const { technique, params } = { technique: techniqueOf(columns[0]), params: columns[0].params };
  const given = await tensorOf(technique.tensor === "weights" ? weights : activations, k);
  const reading = { x: given.data, shape: given.shape, planes: given.planes };
  const notes = given.note ? [given.note] : [];
  if (!technique.weight) return { reading, notes, merged: given.merged };
  const v = await tensorOf(weights, 0);
  const { t, shape } = convolved(technique, params, reading, { x: v.data, shape: v.shape });
  const inFloat64 = [given, v].some(({ data }) => data instanceof Float64Array);
  return {
    reading: { x: inFloat64 ? t : Float32Array.from(t), shape },
    notes: v.note ? [...notes, v.note] : notes,
    merged: given.merged || v.merged,
  };
}

async function tensorOf(tensor: TensorRequest | null, batch: number) {
  if (!tensor) throw new RangeError("a technique needs a tensor that was not asked for.");
  return await makeTensor(tensor.spec, tensor.file, batch, fillTensor);
}
