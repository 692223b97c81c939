import { distributionOf } from "../../engine/distribution.ts";
import { forward } from "../../engine/forward.ts";
import { momentsOf } from "../../engine/moments.ts";
import { cut } from "../../engine/partition.ts";
import type { Plan } from "../../engine/plan.ts";
import { roomLike, type Values } from "../../engine/shape.ts";
import { largestDifference, weightStudy } from "../../engine/weightStudy.ts";
import { makeTensor } from "../data/tensorData.ts";
import type { Memo } from "./memo.ts";
import type { ComputeRequest, StudyResult } from "./protocol.ts";

/**
 * Tries the weights on activations.
 * @param plan of the weights
 * @param v @param w the weights before and after
 * @param key of w: what all of it depends on, together with the request's activations
 */
export async function studyOf(
  request: ComputeRequest,
  plan: Plan,
  v: Values,
  w: Values,
  key: string,
  memo: Memo,
): Promise<StudyResult | null> {
  const { study, weights, focus } = request;
  if (!study || !weights) return null;
  const whole = JSON.stringify([key, study.spec, study.file?.checksum]);
  const { outputs, drift } = await memo.get("study", whole, async () => {
    const { data, shape } = await makeTensor(study.spec, study.file);
    const { data: unscaled } = await makeTensor({ ...weights.spec, times: 1 }, weights.file);
    const reading = { x: unscaled, shape: plan.shape };
    const same = forward(plan, momentsOf(plan, reading), unscaled, roomLike(unscaled));
    return { outputs: weightStudy({ x: data, shape }, v, w, plan.shape), drift: largestDifference(w, same) };
  });
  const channel = focus && request.scope !== "all" ? focus[0] : null;
  const sets = channel === null ? null : cut(outputs.shape, { C: outputs.shape[1] });
  const of = (values: Values) => distributionOf(values, sets, channel ?? 0);
  return { channel, drift, withV: of(outputs.withV), withW: of(outputs.withW), centred: of(outputs.centred) };
}
