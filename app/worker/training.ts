import { arithmetic } from "../../engine/arithmetic/current.ts";
import { forward } from "../../engine/normalize/forward.ts";
import { momentsOf, type RunningStatistics } from "../../engine/normalize/moments.ts";
import { batchesOf, withOverrides } from "../../engine/normalize/running.ts";
import { withValueFor } from "../../engine/plan/controls.ts";
import { type Plan, planOf } from "../../engine/plan/plan.ts";
import { runningKey } from "../../engine/plan/planKey.ts";
import { sizeOf } from "../../engine/plan/shape.ts";
import { inTraining } from "../../engine/plan/technique.ts";
import { nextInStream, runningAfter, type Stream, startOfStream } from "../../engine/train/stream.ts";
import type { ModeDifference, TrainingResult } from "../messages/answer.ts";
import type { SceneRequest } from "../messages/request.ts";
import { batchOf, type ComputedColumn, type Input, type Wanted } from "./columns.ts";
import type { Kept } from "./kept.ts";
import { makeKept, release, roomFor } from "./tensors.ts";

/** As many mini-batches as the control of running statistics goes to. */
const MOST_STEPS = 100;
/** This many cells are drawn and read within a few tenths of a second. */
const MOST_READ = 2 ** 23;
/** Up to this many differences are sent to be drawn. */
const MOST_DRAWN = 2 ** 16;

/** How many mini-batches of a tensor this large are followed. */
function stepsFor({ shape }: Pick<Plan, "shape">): number {
  return Math.max(1, Math.min(MOST_STEPS, Math.floor(MOST_READ / sizeOf(shape))));
}

/** How many cells are read to watch training. */
export function cellsWatched(plan: Pick<Plan, "shape">): number {
  return stepsFor(plan) * sizeOf(plan.shape);
}

/** The keys of what is made to watch training; none where nothing is watched. */
export function trainingKeys({ wants }: SceneRequest, { givenKey, inputKey, columns }: Wanted): readonly string[] {
  if (!wants.training) return [];
  const { key, plan } = columns[0];
  const kept = `${wants.training} ${runningKey(collecting(plan))} ${givenKey}`;
  return [kept, `${kept} at ${key} ${inputKey}`];
}

/** What is watched of training, where something is. */
export async function trainingOf(
  request: SceneRequest,
  wanted: Wanted,
  { input, column }: { readonly input: Input; readonly column: ComputedColumn },
  kept: Kept,
): Promise<TrainingResult | null> {
  const [streamKey, key] = trainingKeys(request, wanted);
  if (!key) return null;
  const plan = collecting(column.plan);
  const stream = await kept.get(streamKey, () => streamOf(request, plan));
  if (!stream) return { topic: "stream", key, stream, at: 0, difference: null };
  const at = Math.min(batchesOf(column.plan), stream.steps.length);
  const running = withOverrides(runningAfter(stream, at), column.plan);
  const difference = await kept.get(key, () => modeDifference(plan, running, input));
  return { topic: "stream", key, stream, at, difference };
}

/** The plan of the mode that collects, whatever the number of mini-batches. */
function collecting({ technique, params, shape, axes }: Plan): Plan {
  const training = withValueFor(technique.controls, inTraining(technique, params), "batches", 0);
  return planOf(technique, training, shape, axes.order);
}

async function streamOf(request: SceneRequest, plan: Plan): Promise<Stream | null> {
  let stream = startOfStream(plan);
  for (let k = 1; stream && k <= stepsFor(plan); k++) {
    const { reading } = await batchOf(request, k);
    stream = nextInStream(plan, stream, reading);
  }
  return stream;
}

function modeDifference(plan: Plan, running: RunningStatistics, { reading }: Input): ModeDifference {
  const { technique, params, shape } = plan;
  const evaluating = planOf(technique, withValueFor(technique.controls, params, "mode", "eval"), shape);
  const difference = makeKept(reading.x, (out) => {
    forward(evaluating, momentsOf(evaluating, reading, running), reading.x, out);
    const ofTraining = roomFor(reading.x);
    forward(plan, momentsOf(plan, reading), reading.x, ofTraining);
    for (let i = 0; i < out.length; i++) out[i] -= ofTraining[i];
    arithmetic().release(ofTraining);
  });
  const { min, max, nan, plus, minus } = difference.survey;
  let squares = 0;
  for (const each of difference.values) squares += each * each;
  const values = difference.values.length <= MOST_DRAWN ? difference.values.slice() : null;
  const rootMeanSquare = Math.sqrt(squares / difference.values.length);
  release(difference);
  return { rootMeanSquare, min, max, nonFinite: { nan, plus, minus }, values };
}
