import { momentsOf, type Reading, type RunningStatistics } from "../../engine/normalize/moments.ts";
import { afterBatch, batchesOf, startOfRunning } from "../../engine/normalize/running.ts";
import type { Params } from "../../engine/plan/controls.ts";
import { planOf } from "../../engine/plan/plan.ts";
import { inTraining, type Technique } from "../../engine/plan/technique.ts";

/**
 * Running statistics after `batches` further mini-batches of the same source, in training mode.
 * @param batchOf the tensor of mini-batch k, from 1; 0 is the one that is shown
 */
export async function collectRunning(
  technique: Technique,
  params: Params,
  batchOf: (k: number) => Promise<Reading>,
  busy: (what: string) => void,
): Promise<RunningStatistics | undefined> {
  const training = inTraining(technique, params);
  const batches = batchesOf({ technique, params });
  let running: RunningStatistics | null = null;
  for (let batch = 1; batch <= batches; batch++) {
    busy(`running statistics: mini-batch ${batch} of ${batches}`);
    const reading = await batchOf(batch);
    const plan = planOf(technique, training, reading.shape);
    running ??= startOfRunning(plan);
    if (!running) break;
    const next: RunningStatistics = afterBatch(plan, momentsOf(plan, reading), running, batch);
    if (next === running) return running;
    running = next;
  }
  if (running) return running;
  const { shape } = await batchOf(0);
  return startOfRunning(planOf(technique, training, shape)) ?? undefined;
}
