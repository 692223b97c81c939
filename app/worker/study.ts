import { forward } from "../../engine/normalize/forward.ts";
import { momentsOf } from "../../engine/normalize/moments.ts";
import { weightStudy } from "../../engine/normalize/weightStudy.ts";
import { cut } from "../../engine/plan/partition.ts";
import { roomLike, type Values } from "../../engine/plan/shape.ts";
import { distributionOf } from "../../engine/values/distribution.ts";
import { largestDifference } from "../../engine/values/largestDifference.ts";
import { makeTensor } from "../data/tensorData.ts";
import type { StudyResult } from "../messages/answer.ts";
import type { SceneRequest } from "../messages/request.ts";
import type { ComputedColumn, Input } from "./columns.ts";
import type { Kept } from "./kept.ts";

/** The key of what a column's weights make of the activations that they are tried on; null where none are asked for. */
export function studyKey({ wants: { study } }: SceneRequest, column: string): string | null {
  return study && `study ${JSON.stringify([study.spec, study.file?.checksum])} ${column}`;
}

/** Tries a column's weights on activations. */
export async function studyOf(
  request: SceneRequest,
  { key, plan, values: w }: ComputedColumn,
  { values: v }: Input,
  kept: Kept,
): Promise<StudyResult | null> {
  const { weights, wants } = request;
  const { study, focus, scope } = wants;
  const name = studyKey(request, key);
  if (!study || !weights || !name) return null;
  const { outputs, drift } = await kept.get(name, async () => {
    const { data, shape } = await makeTensor(study.spec, study.file);
    const { data: unscaled } = await makeTensor({ ...weights.spec, times: 1 }, weights.file);
    const reading = { x: unscaled, shape: plan.shape };
    const same = forward(plan, momentsOf(plan, reading), unscaled, roomLike(unscaled));
    return { outputs: weightStudy({ x: data, shape }, v, w, plan.shape), drift: largestDifference(w, same) };
  });
  const channel = focus && scope !== "all" ? focus[0] : null;
  const sets = channel === null ? null : cut(outputs.shape, { C: outputs.shape[1] });
  const of = (values: Values) => distributionOf(values, sets, channel ?? 0);
  return {
    ...{ channel, drift, source: study.spec.source, shape: study.spec.shape },
    ...{ withV: of(outputs.withV), withW: of(outputs.withW), centred: of(outputs.centred) },
  };
}
