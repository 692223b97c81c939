import { fitParams, type Params } from "../../engine/controls.ts";
import { convolved } from "../../engine/convolved.ts";
import { distributionOf } from "../../engine/distribution.ts";
import { forward } from "../../engine/forward.ts";
import { type Moments, momentsOf, type Reading, type RunningStatistics } from "../../engine/moments.ts";
import { outcomesOf } from "../../engine/outcome.ts";
import { setOf } from "../../engine/partition.ts";
import { type Plan, planOf } from "../../engine/plan.ts";
import { firstRidge, type Ridges, ridgesOf } from "../../engine/ridges.ts";
import { startOfRunning, updateRunning, withOverrides } from "../../engine/running.ts";
import type { Values } from "../../engine/shape.ts";
import { stepsOf } from "../../engine/steps.ts";
import { stepTensor } from "../../engine/stepTensor.ts";
import { evaluates, type Technique } from "../../engine/technique.ts";
import { type Warning, warningsOf } from "../../engine/warnings.ts";
import { makeTensor } from "../data/tensorData.ts";
import { techniqueOf } from "../scene/scene.ts";
import type { ComputeRequest, ComputeResult, OutcomeResult, SentTensor, TensorRequest } from "./protocol.ts";
import { needsCell, ridgeSets, setsOfScope } from "./scopes.ts";
import { studyOf } from "./study.ts";

/** What a worker keeps between requests, each for the key it was made for. All of it can be made again. */
export class Memo {
  private readonly kept = new Map<string, { key: string; value: unknown }>();

  /** The remembered value of a slot, made anew when the key is another. */
  async get<T>(slot: string, key: string, make: () => Promise<T> | T): Promise<T> {
    const kept = this.kept.get(slot);
    if (kept?.key === key) return kept.value as T;
    this.kept.delete(slot);
    const value = await make();
    this.kept.set(slot, { key, value });
    return value;
  }
}

/** The tensor that is normalized, with the sentences about how its data were made. */
interface Input {
  readonly reading: Reading;
  readonly notes: readonly string[];
}

/** y with what belongs to it. */
interface Output {
  readonly plan: Plan;
  readonly moments: readonly Moments[];
  readonly y: Float32Array<ArrayBuffer>;
  readonly warnings: readonly Warning[];
}

/**
 * Computes a scene: tensor → statistics → y → what the views show.
 * @param busy told what is being done between steps that may take long
 * @throws RangeError in one sentence, with the numbers and the remedy, where the scene cannot be computed
 */
export async function compute(
  request: ComputeRequest,
  memo: Memo,
  busy: (what: string) => void,
): Promise<ComputeResult> {
  const started = performance.now();
  const technique = techniqueOf(request);
  const wishes = request.params;
  const inputKey = keyOfInput(technique, request);
  const input = await memo.get("input", inputKey, () => inputOf(technique, request, memo, 0));
  const { params } = fitParams(technique.controls, wishes, shapeForControls(technique, request));
  const outputKey = JSON.stringify([inputKey, technique.id, params]);
  const { plan, moments, y, warnings } = await memo.get("output", outputKey, async (): Promise<Output> => {
    const plan = planOf(technique, params, input.reading.shape);
    const collected = evaluates(technique, params)
      ? await memo.get("running", keyOfRunning(technique, params, inputKey), () => {
          const batches = new Memo();
          const batch = async (k: number) => (await inputOf(technique, request, batches, k)).reading;
          return runningStatistics(technique, params, batch, busy);
        })
      : undefined;
    const running = collected && withOverrides(collected, params);
    const moments = momentsOf(plan, input.reading, running);
    const y = new Float32Array(input.reading.x.length);
    forward(plan, moments, input.reading.x, y);
    return { plan, moments, y, warnings: warningsOf(plan, moments, input.reading.x, y) };
  });
  const step = await stepOf(request, { plan, moments, y, warnings }, input.reading.x, outputKey, memo);
  const recycled = [...request.recycled];
  const x = input.reading.x as Float32Array<ArrayBuffer>;
  return {
    request: { ...request, recycled: [] },
    shape: input.reading.shape,
    before: await sent("x", inputKey, x, request, recycled, memo),
    after: await sent("y", outputKey, y, request, recycled, memo),
    step: step && { id: step.id, ...(await sent("step", step.key, step.values, request, recycled, memo)) },
    params,
    moments: request.have.includes(outputKey) ? null : moments,
    warnings,
    dataNotes: input.notes,
    distributions: await distributions(request, plan, x, step?.values ?? y, step?.key ?? outputKey, memo),
    ridges: await ridges(request, plan, x, step?.values ?? y, step?.key ?? outputKey, memo),
    study: await studyOf(request, plan, x, y, outputKey, memo),
    outcomes: await outcomes(request, plan, moments, input.reading, outputKey, memo),
    took: performance.now() - started,
  };
}

/** The tensor of the step that is asked for; null where the technique has no such step, or the step is y itself. */
async function stepOf(
  { step: id }: ComputeRequest,
  { plan, moments, y }: Output,
  x: Values,
  outputKey: string,
  memo: Memo,
): Promise<{ id: string; key: string; values: Float32Array<ArrayBuffer> } | null> {
  const step = stepsOf(plan).find((each) => each.id === id);
  if (!step || step.tensor.of === "output") return null;
  const key = `${outputKey} ${step.id}`;
  const values = await memo.get("step", key, () => {
    const out = new Float32Array(y.length);
    stepTensor(plan, moments, x, y, step.tensor, out);
    return out;
  });
  return { id: step.id, key, values };
}

function keyOfInput(technique: Technique, { activations, weights, params }: ComputeRequest): string {
  const of = (tensor: TensorRequest | null) => tensor && [tensor.spec, tensor.file?.checksum];
  const convolution = technique.weight ? [technique.weight.id, params.g, params.padding] : [];
  return JSON.stringify([of(activations), of(weights), ...convolution]);
}
/** Running statistics depend on the data and the way of collecting, not on learned scales, shifts and shares. */
function keyOfRunning({ id, controls }: Technique, params: Params, inputKey: string): string {
  const collecting = Object.entries(params).filter(
    ([name]) => !["entries", "overrides", "shares"].includes(controls[name].kind),
  );
  return JSON.stringify([inputKey, id, collecting]);
}

function shapeForControls(technique: Technique, { activations, weights }: ComputeRequest) {
  const tensor = technique.tensor === "weights" ? weights : activations;
  if (!tensor) throw new RangeError(`${technique.name} acts on ${technique.tensor}: none were given.`);
  return tensor.spec.shape;
}

/** Makes the tensor that a technique normalizes; of the following mini-batches for batch > 0. */
async function inputOf(technique: Technique, request: ComputeRequest, memo: Memo, batch: number): Promise<Input> {
  const made = async (tensor: TensorRequest | null, k: number) => {
    if (!tensor) throw new RangeError(`${technique.name} needs a tensor that the request lacks.`);
    return await makeTensor(tensor.spec, tensor.file, k);
  };
  const given = await made(technique.tensor === "weights" ? request.weights : request.activations, batch);
  const notes = given.note ? [given.note] : [];
  const reading: Reading = { x: given.data, shape: given.shape };
  if (!technique.weight) return { reading, notes };
  const v = await memo.get("v", JSON.stringify([request.weights?.spec, request.weights?.file?.checksum]), () =>
    made(request.weights, 0),
  );
  const { params } = fitParams(technique.controls, request.params, given.shape);
  const { t, shape } = convolved(technique, params, reading, { x: v.data, shape: v.shape });
  return { reading: { x: Float32Array.from(t), shape }, notes: v.note ? [...notes, v.note] : notes };
}

/**
 * Running statistics after `batches` further mini-batches of the same source, in training mode.
 * @param batchOf the tensor of mini-batch k, from 1; 0 is the one that is shown
 */
export async function runningStatistics(
  technique: Technique,
  params: Params,
  batchOf: (k: number) => Promise<Reading>,
  busy: (what: string) => void,
): Promise<RunningStatistics | undefined> {
  const training = { ...params, mode: "train" };
  let running: RunningStatistics | null = null;
  for (let batch = 1; batch <= (params.batches as number); batch++) {
    busy(`running statistics: mini-batch ${batch} of ${params.batches}`);
    const reading = await batchOf(batch);
    const plan: Plan = planOf(technique, training, reading.shape);
    running ??= startOfRunning(plan);
    if (!running) break;
    const next: RunningStatistics = updateRunning(plan, momentsOf(plan, reading), running, params.momentum as number);
    // Sets of one value have no unbiased variance: nothing can be collected, and the start stays.
    if (running.variance && !next.variance) return running;
    running = next;
  }
  if (running) return running;
  const { shape } = await batchOf(0);
  return startOfRunning(planOf(technique, training, shape)) ?? undefined;
}

/** A copy for the page in a recycled buffer where one fits, and only where the page does not hold it. */
async function sent(
  slot: string,
  key: string,
  values: Float32Array<ArrayBuffer>,
  { have }: ComputeRequest,
  recycled: ArrayBuffer[],
  memo: Memo,
): Promise<SentTensor> {
  const bounds = await memo.get(`bounds of ${slot}`, key, () => boundsOf(values));
  return { key, ...bounds, values: have.includes(key) ? null : copied(values, recycled) };
}

export function copied(values: Float32Array<ArrayBuffer>, recycled: ArrayBuffer[]): Float32Array<ArrayBuffer> {
  const at = recycled.findIndex((buffer) => buffer.byteLength === values.byteLength);
  if (at < 0) return values.slice();
  const [buffer] = recycled.splice(at, 1);
  const copy = new Float32Array(buffer);
  copy.set(values);
  return copy;
}

export function boundsOf(values: Values): { extent: number; nonFinite: number } {
  let extent = 0;
  let nonFinite = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size - size !== 0) nonFinite++;
    else if (size > extent) extent = size;
  }
  return { extent: extent || 1, nonFinite };
}

/** How the values of the scope lie; null where the scope is about a cell and none is selected. */
async function distributions(
  { focus, scope }: ComputeRequest,
  plan: Plan,
  x: Values,
  after: Values,
  key: string,
  memo: Memo,
): Promise<ComputeResult["distributions"]> {
  if (ridgeSets(plan, scope) || (needsCell(scope) && !focus)) return null;
  const sets = setsOfScope(plan, scope);
  const set = sets && focus ? setOf(sets, focus) : 0;
  return await memo.get("distributions", JSON.stringify([key, scope, set]), () => ({
    before: distributionOf(x, sets, set),
    after: distributionOf(after, sets, set),
  }));
}

async function outcomes(
  { focus }: ComputeRequest,
  plan: Plan,
  moments: readonly Moments[],
  reading: Reading,
  key: string,
  memo: Memo,
): Promise<OutcomeResult[]> {
  if (plan.sources.length < 2) return [];
  const measured = await memo.get("outcomes", key, () => outcomesOf(plan, moments, reading));
  return measured.map(({ moments: { mean, variance }, ...outcome }, k) => {
    const set = focus && setOf(plan.sources[k].sets, focus);
    return { ...outcome, own: set === null ? null : { mean: mean[set], variance: variance[set] } };
  });
}

async function ridges(
  { focus, scope }: ComputeRequest,
  plan: Plan,
  x: Values,
  y: Values,
  key: string,
  memo: Memo,
): Promise<{ before: Ridges; after: Ridges } | null> {
  const sets = ridgeSets(plan, scope);
  if (!sets) return null;
  const near = focus ? setOf(sets, focus) : 0;
  return await memo.get("ridges", JSON.stringify([key, scope, firstRidge(sets, near)]), () => ({
    before: ridgesOf(x, sets, near),
    after: ridgesOf(y, sets, near),
  }));
}
