import { batchesOf, isCumulative, momentumOf } from "../normalize/running.ts";
import { fullNumber, numbered, percent, powerOf, shortNumber } from "../numbers.ts";
import { cut, extentOfSizes } from "../plan/partition.ts";
import type { Plan } from "../plan/plan.ts";
import type { Source, Tracked } from "../plan/technique.ts";

/** What running statistics are made of: running = left · start + (1 − left) · the mini-batches' average, corrected. */
export interface Collected {
  readonly tracked: Tracked;
  /** Whose statistics they are. */
  readonly source: Source;
  /** How many mini-batches were seen. */
  readonly batches: number;
  /** How many updates each of them makes: its virtual batches, or one. */
  readonly updates: number;
  /** How many values the smallest and the largest set have that a variance was taken over. */
  readonly least: number;
  readonly most: number;
  /** Whether a mini-batch's variance enters times m/(m − 1). */
  readonly unbiased: boolean;
  /** The share of the start that is left. */
  readonly left: number;
}

/** How the running statistics of a plan are collected; null where nothing is tracked. */
export function collectedBy(plan: Plan): Collected | null {
  const { technique, params, shape } = plan;
  const tracked = technique.tracked?.(params);
  if (!tracked) return null;
  const [N, C, H, W] = shape;
  const source = technique.sources(params, { N, C, H, W }).find(({ name }) => name === tracked.source);
  if (!source) throw new Error(`${technique.name} tracks ${tracked.source}, which is none of its sources.`);
  const sets = cut(shape, source.partition);
  const [least, most] = extentOfSizes(sets);
  const updates = tracked.perVirtualBatch ? sets.blocks[0] : 1;
  const unbiased = tracked.variance === "unbiased";
  const batches = batchesOf(plan);
  let left = 1;
  // Sets of one value have no unbiased variance: nothing is collected.
  if (!unbiased || least > 1) for (let k = 1; k <= batches; k++) left *= (1 - momentumOf(plan, k)) ** updates;
  return { tracked, source, batches, updates, least, most, unbiased, left };
}

/** What makes a mini-batch's variance the one that enters: "times m/(m − 1) = 36/35 = 1.03"; null where nothing does. */
export function correctionInWords(plan: Plan): string | null {
  const collected = collectedBy(plan);
  return collected?.unbiased ? timesInWords(collected) : null;
}

/** How many times the population's variance the unbiased one is; null where sets of one value have none. */
function timesInWords({ least, most }: Collected): string | null {
  if (least === 1) return null;
  const factor = (m: number) => `${fullNumber(m)}/${fullNumber(m - 1)} = ${shortNumber(m / (m - 1))}`;
  return least === most
    ? `times m/(m − 1) = ${factor(most)}`
    : `times m/(m − 1), from ${factor(most)} to ${factor(least)}`;
}

/** Which of the two variances the running one collects: a sentence with the numbers; null where they do not both exist. */
export function twoVariancesInWords(plan: Plan): string | null {
  const collected = collectedBy(plan);
  const times = collected && timesInWords(collected);
  if (!times || collected.source.planes || collected.tracked.variance === "none") return null;
  const training = "Training normalizes with the biased variance, divided by m";
  return collected.unbiased
    ? `${training}; the running variance collects the unbiased one, ${times}.`
    : `${training}, and the running variance collects the same; the unbiased one would be that ${times}.`;
}

/** How much of the start is still in the running statistics: a sentence with the numbers. */
export function startInWords(plan: Plan): string | null {
  const collected = collectedBy(plan);
  if (!collected) return null;
  const { tracked, batches, updates, left, least, unbiased } = collected;
  const start = tracked.variance === "none" ? "mean 0" : `mean 0 and variance ${tracked.startVariance}`;
  if (unbiased && least === 1) return `Sets of one value have no unbiased variance: the start stays, ${start}.`;
  if (batches === 0) return `No mini-batch was seen (k = 0): the running statistics are their start, ${start}.`;
  if (isCumulative(plan))
    return `The running statistics are the plain average of k = ${batches} ${numbered(batches, "mini-batch", "mini-batches")}: nothing of the start (${start}) is left.`;
  const momentum = momentumOf(plan, 1);
  const base = Number((1 - momentum).toPrecision(12));
  if (updates > 1)
    return `After k = ${batches} ${numbered(batches, "mini-batch", "mini-batches")} of ${updates} virtual batches each at momentum ${fullNumber(momentum)}, ${powerOf(base, updates * batches)} = ${percent(left)} of the start (${start}) is left.`;
  return `After k = ${batches} ${numbered(batches, "mini-batch", "mini-batches")} at momentum ${fullNumber(momentum)}, ${powerOf(base, batches)} = ${percent(left)} of the start (${start}) is left.`;
}
