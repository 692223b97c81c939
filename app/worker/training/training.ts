import type { Plan } from "../../../engine/plan/plan.ts";
import { sizeOf } from "../../../engine/plan/shape.ts";
import type { SceneRequest } from "../../messages/request.ts";
import type { TrainingResult, Watching } from "../../messages/training.ts";
import { concerns, type TrainingTopic } from "../../scene/training.ts";
import type { Wanted } from "../columns.ts";
import { watchBackward } from "./backward.ts";
import { watchCompany } from "./company.ts";
import { watchDevices } from "./devices.ts";
import { watchFold } from "./fold.ts";
import { watchSize } from "./size.ts";
import { stepsFor, streamKey, watchStream } from "./stream.ts";
import type { Watched } from "./watched.ts";

const WATCH: Readonly<Record<TrainingTopic, (watched: Watched) => Watching | null | Promise<Watching | null>>> = {
  stream: watchStream,
  company: watchCompany,
  size: watchSize,
  devices: watchDevices,
  fold: watchFold,
  backward: watchBackward,
};

/** How many cells are read to watch training. */
export function cellsWatched(plan: Pick<Plan, "shape">): number {
  return stepsFor(plan) * sizeOf(plan.shape);
}

/** The keys of what is made to watch training, the result's own last; none where nothing is watched. */
export function trainingKeys({ wants: { training } }: SceneRequest, wanted: Wanted): readonly string[] {
  if (!training) return [];
  const { key, plan } = wanted.columns[0];
  const { topic, cell, parts, weights, upstream, target } = training;
  const of = {
    stream: [],
    company: cell,
    size: [],
    devices: parts,
    fold: [weights.spec, weights.file?.checksum],
    backward: [cell, upstream, target],
  };
  const own = `${topic} ${JSON.stringify(of[topic])} ${key}`;
  return topic === "stream" ? [streamKey(plan, wanted.givenKey), own] : [own];
}

/** What is watched of training; null where nothing is, or where it is of no use for the technique that is shown. */
export async function trainingOf(watched: Omit<Watched, "wish">): Promise<TrainingResult | null> {
  const { request, wanted, column, kept } = watched;
  const { training: wish } = request.wants;
  const key = trainingKeys(request, wanted).at(-1);
  if (!wish || !key) return null;
  if (!concerns(wish.topic, column.plan.technique)) return null;
  const result = await kept.get<Watching | null>(key, () => WATCH[wish.topic]({ ...watched, wish }));
  return result && { key, ...result };
}
