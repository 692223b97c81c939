import { forward } from "../normalize/forward.ts";
import { momentsOf, planeMoments, type Reading, type RunningStatistics } from "../normalize/moments.ts";
import { withValueFor } from "../plan/controls.ts";
import { type Plan, planOf } from "../plan/plan.ts";
import type { Axis, Shape, Values } from "../plan/shape.ts";
import type { TensorKind } from "../plan/technique.ts";
import { largestDifference } from "../values/largestDifference.ts";
import { type Alteration, alter, eachRun } from "./alter.ts";

/** What is tried on a tensor to see whether the output stays as it is. */
export type Trial = "all × 2" | "all + 1" | "channel × 2" | "channel + 1" | "sample × 2" | "sample + 1";

/** What a trial did to the output, measured on the tensor itself. */
export interface Effect {
  readonly trial: Trial;
  readonly alteration: Alteration;
  /** Largest |Δy| in the altered cells, and in all others (0 where there are none). */
  readonly inside: number;
  readonly outside: number;
  /** "stays": to rounding; "but for ε": to rounding once ε is 0; of the altered cells and of all others. */
  readonly verdict: Verdict;
  readonly outsideVerdict: Verdict;
}

export type Verdict = "stays" | "but for ε" | "changes";

/** Above this many cells the measurement uses float32, too, and allows for rounding. */
const MOST_IN_FLOAT64 = 2 ** 20;

const DOUBLED = { scale: 2, offset: 0 };
const RAISED = { scale: 1, offset: 1 };

const TRIALS: Readonly<Record<Trial, Omit<Alteration, "index">>> = {
  "all × 2": { axis: null, ...DOUBLED },
  "all + 1": { axis: null, ...RAISED },
  "channel × 2": { axis: "C", ...DOUBLED },
  "channel + 1": { axis: "C", ...RAISED },
  "sample × 2": { axis: "N", ...DOUBLED },
  "sample + 1": { axis: "N", ...RAISED },
};

const ALL_TRIALS = Object.keys(TRIALS) as Trial[];

/** Axis N of a weight tensor counts output channels; its input channels are not tried. */
const trialsOn = (tensor: TensorKind) =>
  ALL_TRIALS.filter((trial) => tensor === "activations" || TRIALS[trial].axis !== "C");

/** Tries every alteration on a tensor and measures what it does to the output. */
export function effectsOf(plan: Plan, reading: Reading, running?: RunningStatistics): Effect[] {
  const exact = reading.x.length <= MOST_IN_FLOAT64;
  const x = exact ? Float64Array.from(reading.x) : reading.x;
  const asIs = laboratory(plan, x, running);
  let bare: Laboratory | null | undefined;
  const withoutEps = () => {
    if (bare === undefined) bare = hasEps(plan) ? laboratory(epsOf(plan, 0), x, running) : null;
    return bare;
  };
  return trialsOn(plan.technique.tensor).map((trial): Effect => {
    const alteration = alterationOf(trial, reading);
    const kept = asIs.tried(alteration);
    const rounding = asIs.largest * (exact ? 1e-9 : 3e-5);
    const doubtful = kept.inside > rounding || kept.outside > rounding;
    const rest = doubtful ? withoutEps()?.tried(alteration) : undefined;
    const verdict = (of: "inside" | "outside"): Verdict => {
      if (kept[of] <= rounding) return "stays";
      return rest && rest[of] <= rounding ? "but for ε" : "changes";
    };
    return { trial, alteration, ...kept, verdict: verdict("inside"), outsideVerdict: verdict("outside") };
  });
}

/** An output as it is, and what alterations of the tensor do to it. */
interface Laboratory {
  readonly largest: number;
  tried(alteration: Alteration): { inside: number; outside: number };
}

function laboratory(plan: Plan, x: Values, running: RunningStatistics | undefined): Laboratory {
  const like = () => (x instanceof Float64Array ? new Float64Array(x.length) : new Float32Array(x.length));
  const before = outputOf(plan, x, running, like());
  const [changed, after] = [like(), like()];
  return {
    largest: extentOf(before),
    tried(alteration) {
      outputOf(plan, alter(x, plan.shape, alteration, changed), running, after);
      return differenceIn(before, after, plan.shape, alteration);
    },
  };
}

function outputOf(plan: Plan, x: Values, running: RunningStatistics | undefined, out: Values): Values {
  return forward(plan, momentsOf(plan, { x, shape: plan.shape }, running), x, out);
}

function hasEps({ eps }: Plan): boolean {
  return eps > 0;
}

function epsOf({ technique, params, shape }: Plan, eps: number): Plan {
  return planOf(technique, withValueFor(technique.controls, params, "epsilon", eps), shape);
}

/** A trial's channel or sample is the one that spreads most, so that there is something to see. */
function alterationOf(trial: Trial, reading: Reading): Alteration {
  const change = TRIALS[trial];
  return { ...change, index: change.axis === null ? 0 : widest(change.axis, reading) };
}

function widest(axis: Axis, reading: Reading): number {
  const [N, C] = reading.shape;
  const { squares } = planeMoments(reading);
  const sums = new Float64Array(axis === "N" ? N : C);
  squares.forEach((square, plane) => {
    sums[axis === "N" ? Math.floor(plane / C) : plane % C] += square;
  });
  return sums.reduce((best, sum, i) => (sum > sums[best] ? i : best), 0);
}

function differenceIn(before: Values, after: Values, shape: Shape, alteration: Alteration) {
  let inside = 0;
  eachRun(shape, alteration, (start, end) => {
    inside = Math.max(inside, largestDifference(before, after, start, end));
    // What lies inside is made equal, so that one walk over everything finds the rest.
    after.set(before.subarray(start, end), start);
  });
  return { inside, outside: alteration.axis === null ? 0 : largestDifference(before, after) };
}

/** The largest finite size, at least 1. */
function extentOf(values: Values): number {
  let most = 1;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > most && size !== Infinity) most = size;
  }
  return most;
}
