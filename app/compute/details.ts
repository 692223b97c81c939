import type { Moments } from "../../engine/contract.ts";
import { distributionOf } from "../../engine/distribution.ts";
import type { Reading } from "../../engine/moments.ts";
import { outcomesOf } from "../../engine/outcome.ts";
import { setOf, sizeOfSet } from "../../engine/partition.ts";
import type { Plan } from "../../engine/plan.ts";
import { firstRidge, MOST_RIDGES, ridgesOf } from "../../engine/ridges.ts";
import { sizeOf, type Values } from "../../engine/shape.ts";
import type { Memo } from "./memo.ts";
import type { ComputeRequest, Details, OutcomeResult } from "./protocol.ts";
import { needsCell, ridgeSets, setsOfScope } from "./scopes.ts";
import { studyOf } from "./study.ts";

/** A scene that has been computed, as far as its details depend on it. */
export interface Computed {
  readonly plan: Plan;
  readonly moments: readonly Moments[];
  readonly reading: Reading;
  readonly y: Values;
  /** Stands for y and all that it depends on. */
  readonly key: string;
  /** The two tensors that are shown: x, and y or a step's. */
  readonly before: Shown;
  readonly after: Shown;
}

interface Shown {
  readonly key: string;
  readonly values: Values;
}

/** So many cells are counted twice within some milliseconds: the picture waits for no more. */
const QUICK = 2 ** 19;

/** What is found out about the values; null where it would keep the picture waiting and only what is quick is wanted. */
export async function detailsOf(request: ComputeRequest, computed: Computed, memo: Memo): Promise<Details | null> {
  const { plan, reading, y, key } = computed;
  if (request.details === "quick" && cellsRead(request, plan) > QUICK) return null;
  return {
    distributions: await distributions(request, computed, memo),
    ridges: await ridges(request, computed, memo),
    study: await studyOf(request, plan, reading.x, y, key, memo),
    outcomes: await outcomes(request, computed, memo),
  };
}

function cellsRead({ scope, study }: ComputeRequest, plan: Plan): number {
  const ofStudy = study ? sizeOf(study.spec.shape) : 0;
  const several = ridgeSets(plan, scope);
  if (several) return ofStudy + Math.min(MOST_RIDGES, several.count) * sizeOfSet(several, 0);
  const sets = setsOfScope(plan, scope);
  return ofStudy + (sets ? sizeOfSet(sets, 0) : sizeOf(plan.shape));
}

/** How the values of the scope lie; null where the scope is about a cell and none is selected. */
async function distributions(
  { focus, scope }: ComputeRequest,
  { plan, before, after }: Computed,
  memo: Memo,
): Promise<Details["distributions"]> {
  if (ridgeSets(plan, scope) || (needsCell(scope) && !focus)) return null;
  const sets = setsOfScope(plan, scope);
  const set = sets && focus ? setOf(sets, focus) : 0;
  const of = (slot: string, { key, values }: Shown) =>
    memo.get(slot, JSON.stringify([key, sets?.edges, set]), () => distributionOf(values, sets, set));
  return { before: await of("distribution before", before), after: await of("distribution after", after) };
}

async function ridges({ focus, scope }: ComputeRequest, { plan, before, after }: Computed, memo: Memo) {
  const sets = ridgeSets(plan, scope);
  if (!sets) return null;
  const near = focus ? setOf(sets, focus) : 0;
  const of = (slot: string, { key, values }: Shown) =>
    memo.get(slot, JSON.stringify([key, scope, firstRidge(sets, near)]), () => ridgesOf(values, sets, near));
  return { before: await of("ridges before", before), after: await of("ridges after", after) };
}

async function outcomes(
  { focus }: ComputeRequest,
  { plan, moments, reading, key }: Computed,
  memo: Memo,
): Promise<OutcomeResult[]> {
  if (plan.sources.length < 2) return [];
  const measured = await memo.get("outcomes", key, () => outcomesOf(plan, moments, reading));
  return measured.map(({ moments: { mean, variance }, ...outcome }, k) => {
    const set = focus && setOf(plan.sources[k].sets, focus);
    return { ...outcome, own: set === null ? null : { mean: mean[set], variance: variance[set] } };
  });
}
