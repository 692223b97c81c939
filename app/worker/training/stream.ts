import type { Moments } from "../../../engine/arithmetic/contract.ts";
import { arithmetic } from "../../../engine/arithmetic/current.ts";
import { forward } from "../../../engine/normalize/forward.ts";
import { momentsOf, type RunningStatistics } from "../../../engine/normalize/moments.ts";
import { batchesOf, withOverrides } from "../../../engine/normalize/running.ts";
import { withValueFor } from "../../../engine/plan/controls.ts";
import { type Plan, planOf } from "../../../engine/plan/plan.ts";
import { runningKey } from "../../../engine/plan/planKey.ts";
import { sizeOf } from "../../../engine/plan/shape.ts";
import { inTraining } from "../../../engine/plan/technique.ts";
import { nextInStream, runningAfter, type Stream, startOfStream } from "../../../engine/train/stream.ts";
import type { ModeDifference, StreamResult } from "../../messages/training.ts";
import { batchOf, type Input } from "../columns.ts";
import { makeKept, release, roomFor } from "../tensors.ts";
import type { Watched } from "./watched.ts";

/** As many mini-batches as the control of running statistics goes to. */
const MOST_STEPS = 100;
/** This many cells are drawn and read within a few tenths of a second. */
const MOST_READ = 2 ** 23;
/** Up to this many differences are sent to be drawn. */
const MOST_DRAWN = 2 ** 16;

/** How many mini-batches of a tensor this large are followed. */
export function stepsFor({ shape }: Pick<Plan, "shape">): number {
  return Math.max(1, Math.min(MOST_STEPS, Math.floor(MOST_READ / sizeOf(shape))));
}

/** Stands for the statistics of the mini-batches of a stream, whatever is collected from them. */
export function streamKey(plan: Plan, givenKey: string): string {
  return `stream ${runningKey(drawing(plan))} ${givenKey}`;
}

export async function watchStream({ request, wanted, input, column, kept }: Watched): Promise<StreamResult> {
  const plan = planOf(column.plan.technique, inTraining(column.plan.technique, column.plan.params), column.plan.shape);
  const start = startOfStream(plan);
  if (!start) return { topic: "stream", stream: null, at: 0, difference: null };
  const batches = await kept.get(streamKey(plan, wanted.givenKey), async () => {
    const moments: Moments[][] = [];
    for (let k = 1; k <= stepsFor(plan); k++) moments.push(momentsOf(plan, (await batchOf(request, k)).reading));
    return moments;
  });
  const stream = batches.reduce((stream: Stream, moments) => nextInStream(plan, stream, moments), start);
  const at = Math.min(batchesOf(column.plan), stream.steps.length);
  return { topic: "stream", stream, at, difference: modeDifference(plan, runningIn(stream, at, column.plan), input) };
}

function runningIn(stream: Stream, at: number, plan: Plan): RunningStatistics {
  return withOverrides(runningAfter(stream, at), plan);
}

/** What a plan's mini-batches are drawn and measured with: how they are averaged then does not matter. */
function drawing({ technique, params, shape }: Plan): Plan {
  const { controls } = technique;
  const averaged = ["batches", "averaging", "momentum", "stored variance"] as const;
  const alike = averaged.reduce((all, role) => withValueFor(controls, all, role, ""), inTraining(technique, params));
  return planOf(technique, alike, shape);
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
