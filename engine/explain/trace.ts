import type { Moments } from "../arithmetic/contract.ts";
import { blendedTerms } from "../normalize/terms.ts";
import { entryOf } from "../plan/controls.ts";
import { setOf, sizeOfSet } from "../plan/partition.ts";
import { type Plan, type PlannedSource, placeOfCell, setsOfCell } from "../plan/plan.ts";
import type { Cell } from "../plan/shape.ts";
import { type PlannedStage, STAGED } from "../plan/stage.ts";
import { withoutNoise } from "./rounding.ts";

/** The statistics of one source that a cell takes. */
export interface TracedSource {
  readonly name: string;
  readonly set: number;
  /** How many cells share them; in evaluation none of this batch does and m is 0. */
  readonly m: number;
  readonly mean: number;
  readonly variance: number;
  readonly running: boolean;
}

/** One term's way from x to its normalized value. */
export interface TracedTerm {
  readonly share: number;
  readonly mean: number;
  readonly variance: number;
  readonly divided: boolean;
  readonly normalized: number;
}

/** The way of one number, in float64: every quantity between x and y. */
export interface Trace {
  readonly cell: Cell;
  readonly x: number;
  readonly sources: readonly TracedSource[];
  readonly terms: readonly TracedTerm[];
  readonly normalized: number;
  readonly scale: number;
  readonly shift: number;
  /** Which entry of the scale and shift the cell takes. */
  readonly entry: number;
  /** What is between a stage and scale and shift, in whichever order; y where there is no stage. */
  readonly between: number;
  /** The parameter of the stage, and which entry the cell takes. */
  readonly stage: { readonly value: number; readonly entry: number } | null;
  readonly y: number;
}

/** Follows the cell's value x through a technique. */
export function trace(plan: Plan, moments: readonly Moments[], cell: Cell, x: number): Trace {
  const sets = setsOfCell(plan, cell);
  const terms = blendedTerms(plan, moments, placeOfCell(plan, cell), 0).map(
    ({ share, mean, variance, inverse }, t): TracedTerm => ({
      share,
      mean,
      variance,
      divided: plan.terms[t].variance !== null,
      normalized: withoutNoise(x - mean, Math.abs(x) + Math.abs(mean)) * inverse,
    }),
  );
  const normalized = sumOf(terms.map((term) => term.share * term.normalized));
  const entry = setOf(plan.affine.sets, cell);
  const scale = entryOf(plan.affine.scale, entry);
  const shift = entryOf(plan.affine.shift, entry);
  const stage = plan.stage && stageAt(plan.stage, cell);
  const scaled = (value: number) => sumOf([scale * value, shift]);
  const staged = (value: number) => (plan.stage && stage ? STAGED[plan.stage.kind](value, stage.value) : value);
  const [first, second] = plan.stage?.takes === "normalized" ? [staged, scaled] : [scaled, staged];
  const between = first(normalized);
  return {
    cell,
    x,
    sources: plan.sources.map((source, k) => ({
      name: source.name,
      set: sets[k],
      m: source.running ? 0 : sizeOfSet(source.sets, sets[k]),
      mean: meanOf(source, moments[k].mean[sets[k]], moments[k].variance[sets[k]]),
      variance: moments[k].variance[sets[k]],
      running: source.running,
    })),
    terms,
    normalized,
    scale,
    shift,
    entry,
    between,
    stage,
    y: second(between),
  };
}

function stageAt({ sets, entries }: PlannedStage, cell: Cell) {
  const entry = setOf(sets, cell);
  return { value: entryOf(entries, entry), entry };
}

/** 0 where parts cancel but for rounding. */
function sumOf(parts: readonly number[]): number {
  const size = parts.reduce((sum, part) => sum + Math.abs(part), 0);
  return withoutNoise(
    parts.reduce((sum, part) => sum + part, 0),
    size,
  );
}

/** Means of values that spread about 0 are 0 but for rounding; those of others are what they are. */
function meanOf({ centred = true, running }: PlannedSource, mean: number, variance: number): number {
  return centred && !running ? withoutNoise(mean, Math.sqrt(variance)) : mean;
}
