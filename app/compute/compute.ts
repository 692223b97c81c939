import { arithmetic } from "../../engine/arithmetic.ts";
import type { Moments } from "../../engine/contract.ts";
import { fitParams, type Params } from "../../engine/controls.ts";
import { convolved } from "../../engine/convolved.ts";
import { forward } from "../../engine/forward.ts";
import { momentsOf, type Reading, type RunningStatistics } from "../../engine/moments.ts";
import { type Plan, planOf } from "../../engine/plan.ts";
import { momentumOf, startOfRunning, updateRunning, withOverrides } from "../../engine/running.ts";
import { stepsOf } from "../../engine/steps.ts";
import { stepTensor } from "../../engine/stepTensor.ts";
import { evaluates, type Technique } from "../../engine/technique.ts";
import { type Warning, warningsOf } from "../../engine/warnings.ts";
import { makeTensor } from "../data/tensorData.ts";
import { techniqueOf } from "../scene/scene.ts";
import { detailsOf } from "./details.ts";
import { Memo } from "./memo.ts";
import { fill } from "./pair.ts";
import type { ComputeRequest, ComputeResult, TensorRequest } from "./protocol.ts";
import { type KeptTensor, release, roomFor, sent, takenIn } from "./tensors.ts";

/** The tensor that is normalized, with the sentences about how its data were made. */
interface Input extends KeptTensor {
  readonly merged: boolean;
  readonly reading: Reading;
  readonly notes: readonly string[];
}

/** y with what belongs to it. */
interface Output extends KeptTensor {
  readonly plan: Plan;
  readonly moments: readonly Moments[];
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
  const inputKey = keyOfInput(technique, request);
  const input = await memo.get("input", inputKey, () => inputOf(technique, request, memo), release);
  const { reading } = input;
  const { params } = fitParams(technique.controls, request.params, shapeForControls(technique, request));
  const outputKey = JSON.stringify([inputKey, technique.id, params]);
  const output = await memo.get("output", outputKey, () => outputOf(), release);
  const { plan, moments } = output;
  const step = await stepOf(request, output, reading, outputKey, memo);
  const before = { key: inputKey, values: input.values };
  const after = step ?? { key: outputKey, values: output.values };
  memo.buffers.give(request.recycled);
  const send = (key: string, tensor: KeptTensor) => sent(key, tensor, reading.shape, request, memo.buffers);
  return {
    request: { ...request, recycled: [] },
    shape: reading.shape,
    before: send(inputKey, input),
    after: send(outputKey, output),
    step: step && { id: step.id, ...send(step.key, step) },
    params,
    moments: request.have.includes(outputKey) ? null : moments,
    warnings: output.warnings,
    dataNotes: input.notes,
    details: await detailsOf(
      request,
      { plan, moments, reading, y: output.values, key: outputKey, before, after },
      memo,
    ),
    took: performance.now() - started,
  };

  async function outputOf(): Promise<Output> {
    const plan = planOf(technique, params, reading.shape);
    const running = evaluates(technique, params) ? await collected() : undefined;
    const moments = momentsOf(plan, reading, running && withOverrides(running, params));
    const values = roomFor(reading.x);
    forward(plan, moments, reading.x, values);
    const survey = arithmetic().survey(values);
    return { plan, moments, values, survey, warnings: warningsOf(plan, moments, input, survey) };
  }

  function collected(): Promise<RunningStatistics | undefined> {
    return memo.get("running", keyOfRunning(technique, params, inputKey), () => {
      const batches = new Memo();
      const batch = async (k: number) => (await tensorOf(technique, request, batches, k)).reading;
      return runningStatistics(technique, params, batch, busy);
    });
  }
}

/** The tensor of the step that is asked for; null where the technique has no such step, or the step is y itself. */
async function stepOf(
  { step: id }: ComputeRequest,
  { plan, moments, values: y }: Output,
  { x }: Reading,
  outputKey: string,
  memo: Memo,
): Promise<(KeptTensor & { readonly id: string; readonly key: string }) | null> {
  const step = stepsOf(plan).find((each) => each.id === id);
  if (!step || step.tensor.of === "output") return null;
  const key = `${outputKey} ${step.id}`;
  const made = () => {
    const values = roomFor(y);
    stepTensor(plan, moments, x, y, step.tensor, values);
    return { values, survey: arithmetic().survey(values) };
  };
  return { id: step.id, key, ...(await memo.get("step", key, made, release)) };
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

/** The tensor that a technique normalizes, taken in and surveyed. */
async function inputOf(technique: Technique, request: ComputeRequest, memo: Memo): Promise<Input> {
  const { reading, notes, merged } = await tensorOf(technique, request, memo, 0);
  const values = takenIn(reading.x);
  return { values, survey: arithmetic().survey(values), reading: { ...reading, x: values }, notes, merged };
}

/** Makes the tensor that a technique normalizes; of the following mini-batches for batch > 0. */
async function tensorOf(technique: Technique, request: ComputeRequest, memo: Memo, batch: number) {
  const made = async (tensor: TensorRequest | null, k: number) => {
    if (!tensor) throw new RangeError(`${technique.name} needs a tensor that the request lacks.`);
    return await makeTensor(tensor.spec, tensor.file, k, fill);
  };
  const given = await made(technique.tensor === "weights" ? request.weights : request.activations, batch);
  const notes = given.note ? [given.note] : [];
  const reading = { x: given.data, shape: given.shape, planes: given.planes };
  if (!technique.weight) return { reading, notes, merged: given.merged };
  const v = await memo.get("v", JSON.stringify([request.weights?.spec, request.weights?.file?.checksum]), () =>
    made(request.weights, 0),
  );
  const { params } = fitParams(technique.controls, request.params, given.shape);
  const { t, shape } = convolved(technique, params, reading, { x: v.data, shape: v.shape });
  const inFloat64 = [given, v].some(({ data }) => data instanceof Float64Array);
  return {
    reading: { x: inFloat64 ? t : Float32Array.from(t), shape, planes: undefined },
    notes: v.note ? [...notes, v.note] : notes,
    merged: given.merged || v.merged,
  };
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
    const next: RunningStatistics = updateRunning(plan, momentsOf(plan, reading), running, momentumOf(params, batch));
    // Sets of one value have no unbiased variance: nothing can be collected, and the start stays.
    if (running.variance && !next.variance) return running;
    running = next;
  }
  if (running) return running;
  const { shape } = await batchOf(0);
  return startOfRunning(planOf(technique, training, shape)) ?? undefined;
}
