import { scaleOver } from "../components/valueScale.ts";
import type { Moments } from "../engine/arithmetic/contract.ts";
import { arithmetic } from "../engine/arithmetic/current.ts";
import { forward } from "../engine/normalize/forward.ts";
import { momentsOf } from "../engine/normalize/moments.ts";
import { fitParams, type Params } from "../engine/plan/controls.ts";
import { type Plan, planOf } from "../engine/plan/plan.ts";
import { type Shape, sizeOf } from "../engine/plan/shape.ts";
import { SOURCES } from "../engine/sources/index.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";

/** A technique at work: what the worker sends to the page. */
export interface Example {
  readonly plan: Plan;
  readonly moments: readonly Moments[];
  readonly x: Float32Array;
  readonly y: Float32Array;
}

interface Wish {
  readonly shape?: Shape;
  readonly params?: Params;
  /** Changes values of the tensor before they are normalized. */
  readonly change?: (x: Float32Array) => void;
}

/** A technique over the first of the seeded tensors, as Explore shows it. */
export function example(id: string, { shape, params: wishes = {}, change }: Wish = {}): Example {
  const technique = TECHNIQUES.find((each) => each.id === id);
  if (!technique) throw new RangeError(`there is no technique ${id}.`);
  const own = shape ?? (technique.tensor === "weights" ? ([6, 4, 3, 3] as const) : ([4, 6, 3, 3] as const));
  const plan = planOf(technique, fitParams(technique.controls, wishes, own).params, own);
  const x = new Float32Array(sizeOf(own));
  SOURCES.find(({ tensor }) => tensor === technique.tensor)?.fill(x, own, 7);
  change?.(x);
  const moments = momentsOf(plan, { x, shape: own });
  return { plan, moments, x, y: forward(plan, moments, x, new Float32Array(x.length)) as Float32Array };
}

/** A tensor as the views take it: with the scale of its colours and what is not finite. */
export function shownTensor(values: Float32Array) {
  const survey = arithmetic().survey(values);
  return { values, range: survey, scale: scaleOver([{ values, ...survey }], "zero"), nonFinite: survey };
}

/** Puts NaN and infinities among the values. */
export function spoil(x: Float32Array): void {
  x[4] = Number.NaN;
  x[13] = Number.POSITIVE_INFINITY;
  x[40] = Number.NEGATIVE_INFINITY;
}

/** A word as long as those of another language may be. */
export const LONG = "Standardabweichungsnormalisierungsverfahren";

export function nothing(): void {}
