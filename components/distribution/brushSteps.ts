import type { ValueRange } from "../../engine/values/valueRange.ts";

/** The steps that a range of values is made of: `count` of them, each `width` wide, the first from `from`. */
export interface BrushSteps {
  readonly from: number;
  readonly width: number;
  readonly count: number;
}

/** Which step a value lies in; the first or last one for values outside. */
export function stepAt({ from, width, count }: BrushSteps, value: number): number {
  return clampStep(Math.floor((value - from) / width), count - 1);
}

/** The range from one step to another, both included, in either order; the last one has its upper edge too. */
export function toSteps({ from, width, count }: BrushSteps, one: number, other: number): ValueRange {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  const range = { low: from + first * width, high: from + (last + 1) * width };
  return last === count - 1 ? { ...range, closed: true } : range;
}

/** The range moved by some steps as far as there is room; the middle step where there was none. */
export function moveRange(steps: BrushSteps, range: ValueRange | null, by: number): ValueRange {
  if (!range) return middle(steps);
  const [first, last] = endsOf(steps, range);
  const next = clampStep(first + by, steps.count - 1 - (last - first));
  return toSteps(steps, next, next + last - first);
}

/** The range with its upper end moved by some steps; at least one step stays. */
export function stretchRange(steps: BrushSteps, range: ValueRange | null, by: number): ValueRange {
  if (!range) return middle(steps);
  const [first, last] = endsOf(steps, range);
  return toSteps(steps, first, Math.max(first, clampStep(last + by, steps.count - 1)));
}

function middle(steps: BrushSteps): ValueRange {
  const step = Math.floor(steps.count / 2);
  return toSteps(steps, step, step);
}

function endsOf(steps: BrushSteps, { low, high }: ValueRange): [first: number, last: number] {
  const half = steps.width / 2;
  const first = stepAt(steps, low + half);
  return [first, Math.max(first, stepAt(steps, high - half))];
}

function clampStep(step: number, most: number): number {
  return Math.max(0, Math.min(most, step));
}
