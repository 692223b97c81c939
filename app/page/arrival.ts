import type { Pooled } from "../../components/heatmap/pool.ts";
import { pairsOf } from "../../engine/compare/pairs.ts";
import { planOf } from "../../engine/plan/plan.ts";
import {
  type Details,
  factsKey,
  type Measures,
  type Picture,
  pairKey,
  type SentColumn,
  timeKey,
} from "../messages/answer.ts";
import { buffersOf, receive, type ShownTensor } from "../messages/sentTensors.ts";
import { techniqueOf } from "../scene/scene.ts";
import type { Result, ResultColumn } from "./resultStore.ts";

/** The result that a picture makes with what the page holds; the same one where nothing has changed, null where parts are missing. */
export function withPicture(sent: Picture, held: Result | null): Result | null {
  const { before: x, columns: sentColumns, details: sentDetails, measures, ...rest } = sent;
  const before = receive(x, held ? [held.before] : []);
  if (!before) return null;
  const columns = sentColumns.map((column) => columnOf(column, before, sent, held));
  if (!columns.every((column) => column !== null)) return null;
  // Until the new details come, those of the picture before stay in their place.
  const details = columns.map((_, at) => held?.details[at] ?? null);
  const result =
    held?.key === sent.key ? held : { ...rest, before, columns, details, distances: distancesIn(held, columns) };
  const detailed = sentDetails ? withDetails(sentDetails, result) : result;
  return withMeasures(measures, detailed);
}

export function withDetails(details: readonly Details[], result: Result): Result {
  if (details.length !== result.columns.length) return result;
  return {
    ...result,
    details: result.columns.map(({ plan, after }, at) => {
      const { training: sent, ...rest } = details[at];
      const training = sent === "held" ? (result.details[at]?.training ?? null) : sent;
      return { ...rest, training, plan, after: after.key };
    }),
  };
}

export function withMeasures({ facts, times, distances }: Measures, result: Result): Result {
  if ([facts, times, distances].every((measured) => Object.keys(measured).length === 0)) return result;
  const columns = result.columns.map((column) => ({
    ...column,
    facts: facts[column.key] ?? column.facts,
    time: times[column.key] ?? column.time,
  }));
  return { ...result, columns, distances: { ...result.distances, ...distances } };
}

export function withPooled(pooled: Readonly<Record<string, readonly Pooled[]>>, result: Result): Result {
  const pool = (tensor: ShownTensor): ShownTensor => {
    const more = pooled[tensor.key] ?? [];
    const others = tensor.pooled.filter(({ h, w }) => !more.some((each) => each.h === h && each.w === w));
    return more.length > 0 ? { ...tensor, pooled: [...others, ...more] } : tensor;
  };
  const before = pool(result.before);
  return {
    ...result,
    before,
    columns: result.columns.map((column) => ({ ...column, before, after: pool(column.after) })),
  };
}

/** The keys of all that the page holds: what is not sent again. */
export function heldIn({ before, columns, distances }: Result): string[] {
  return [
    before.key,
    ...columns.flatMap(({ key, after, facts, time }) => [
      key,
      after.key,
      ...(facts ? [factsKey(key)] : []),
      ...(time === null ? [] : [timeKey(key)]),
    ]),
    ...Object.keys(distances),
  ];
}

/** The buffers that a result is painted from. */
export function buffersIn(result: Result | null): ArrayBuffer[] {
  return result ? buffersOf([result.before, ...result.columns.map(({ after }) => after)]) : [];
}

function columnOf(
  { technique, params, order, moments: sentMoments, after: y, ...sent }: SentColumn,
  before: ShownTensor,
  { shape, data }: Picture,
  held: Result | null,
): ResultColumn | null {
  const same = held?.columns.find(({ key }) => key === sent.key);
  const after = receive(y, held ? [held.before, ...held.columns.map((column) => column.after)] : []);
  const moments = sentMoments ?? same?.moments;
  if (!after || !moments) return null;
  const plan = same?.plan ?? planOf(techniqueOf({ technique }), params, shape, order);
  const { facts = null, time = null } = same ?? {};
  return { ...sent, plan, data, moments, before, after, facts, time };
}

function distancesIn(held: Result | null, columns: readonly ResultColumn[]): Result["distances"] {
  const keys = pairsOf(columns.length).map(([i, j]) => pairKey(columns[i].key, columns[j].key));
  return Object.fromEntries(keys.flatMap((key) => (held?.distances[key] ? [[key, held.distances[key]]] : [])));
}
