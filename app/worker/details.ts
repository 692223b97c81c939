import { outcomesOf } from "../../engine/normalize/outcome.ts";
import { cutKey, type Sets, setOf, sizeOfSet } from "../../engine/plan/partition.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { sizeOf } from "../../engine/plan/shape.ts";
import { type Distribution, distributionOf } from "../../engine/values/distribution.ts";
import { firstRidge, MOST_RIDGES, ridgesOf } from "../../engine/values/ridges.ts";
import type { Details, OutcomeResult } from "../messages/answer.ts";
import type { Wants } from "../messages/request.ts";
import { needsCell, ridgeSets, setsOfScope } from "../scene/scopes.ts";
import type { ComputedColumn, Input } from "./columns.ts";
import { find, type KeptTensor } from "./tensors.ts";
import { cellsWatched } from "./training/training.ts";

/** This many cells are counted within a few milliseconds: the picture waits for no more. */
const QUICK = 2 ** 20;

/** Whether the details of all columns are found so soon that the picture may wait for them. */
export function isQuick(plans: readonly Plan[], { scope, study, training }: Wants): boolean {
  const beside = (study ? sizeOf(study.spec.shape) : 0) + (training ? cellsWatched(plans[0]) : 0);
  return plans.reduce((sum, plan) => sum + 2 * cellsRead(plan, scope) + outcomesRead(plan), beside) <= QUICK;
}

/** How many planes, or cells, are gone through for the outcomes of a blend. */
function outcomesRead({ sources, joint, shape: [N, C, H, W] }: Plan): number {
  if (sources.length < 2) return 0;
  return joint.planar ? N * C : N * C * H * W;
}

function cellsRead(plan: Plan, scope: string): number {
  const several = ridgeSets(plan, scope);
  if (several) return Math.min(MOST_RIDGES, several.count) * sizeOfSet(several, 0);
  const sets = setsOfScope(plan, scope);
  return sets ? sizeOfSet(sets, 0) : sizeOf(plan.shape);
}

/** What is found out about the values of a column, but for its study and its training. */
export function detailsOf(
  input: Input,
  column: ComputedColumn,
  shown: KeptTensor,
  { focus, scope }: Wants,
): Omit<Details, "study" | "training"> {
  const { plan } = column;
  const several = ridgeSets(plan, scope);
  const near = several && focus ? setOf(several, focus) : 0;
  const ridges = (tensor: KeptTensor, sets: Sets) =>
    find(tensor, `ridges ${scope} ${firstRidge(sets, near)}`, () => ridgesOf(tensor.values, sets, near));
  const one = !several && (focus || !needsCell(scope));
  const sets = one ? setsOfScope(plan, scope) : null;
  const set = sets && focus ? setOf(sets, focus) : 0;
  return {
    ...{ focus, scope },
    distributions: one ? { before: distributionIn(input, sets, set), after: distributionIn(shown, sets, set) } : null,
    ridges: several && { before: ridges(input, several), after: ridges(shown, several) },
    outcomes: outcomes(input, column, focus),
  };
}

function distributionIn(tensor: KeptTensor, sets: Sets | null, set: number): Distribution {
  const key = `distribution ${sets && cutKey(sets)} ${set}`;
  return find(tensor, key, () => distributionOf(tensor.values, sets, set));
}

function outcomes({ reading }: Input, column: ComputedColumn, focus: Wants["focus"]): OutcomeResult[] {
  const { plan, moments } = column;
  if (plan.sources.length < 2) return [];
  const measured = find(column, "outcomes", () => outcomesOf(plan, moments, reading));
  return measured.map(({ moments: { mean, variance }, ...outcome }, k) => {
    const set = focus && setOf(plan.sources[k].sets, focus);
    return { ...outcome, own: set === null ? null : { mean: mean[set], variance: variance[set] } };
  });
}
