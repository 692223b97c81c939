import type { Moments } from "../../engine/arithmetic/contract.ts";
import type { RunningStatistics } from "../../engine/normalize/moments.ts";
import { setOf, sizeOfSet } from "../../engine/plan/partition.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { type Cell, cellAt, indexOf, type Shape, type Values } from "../../engine/plan/shape.ts";
import { decodeScene } from "../address/address.ts";
import { requestOf } from "../page/request.ts";
import { make, wantedBy } from "../worker/columns.ts";
import { Kept } from "../worker/kept.ts";

/** What one technique makes of a scene's tensor. */
export interface Outcome {
  readonly plan: Plan;
  /** By source, with one entry per set. */
  readonly moments: readonly Moments[];
  readonly running: RunningStatistics | undefined;
  readonly y: Values;
}

/** A scene in numbers: all that a page of a lesson says is read off these. */
export interface Figures extends Outcome {
  readonly shape: Shape;
  readonly x: Values;
  /** The techniques of Compare in their order; of Explore the one. */
  readonly columns: readonly Outcome[];
}

/**
 * Computes a scene with the plain core, in float64, in this thread: meant for the small tensors of lessons.
 * @param link what stands after # in the scene's address
 * @throws Error where the link is not understood to its end, or the scene cannot be computed
 */
export async function figuresOf(link: string): Promise<Figures> {
  const { scene, problems } = decodeScene(link);
  if (problems.length > 0) throw new Error(`${link}: ${problems.join(" ")}`);
  const request = { ...requestOf(scene, null), have: [], recycled: [] };
  const { input, columns } = await make(request, wantedBy(request), new Kept(), () => {});
  const outcomes = columns.map(({ plan, moments, running, values }) => ({ plan, moments, running, y: values }));
  return { ...outcomes[0], shape: request.shape, x: input.values, columns: outcomes };
}

/** The value of x in a cell. */
export function xAt({ x, shape }: Figures, cell: Cell): number {
  return x[indexOf(shape, cell)];
}

/** The value of y in a cell. */
export function yAt({ y, plan }: Outcome, cell: Cell): number {
  return y[indexOf(plan.shape, cell)];
}

/** The mean of the set that a cell lies in. */
export function meanAt({ plan, moments }: Outcome, cell: Cell, source = 0): number {
  return moments[source].mean[setOf(plan.sources[source].sets, cell)];
}

/** The variance of the set that a cell lies in, divided by m. */
export function varianceAt({ plan, moments }: Outcome, cell: Cell, source = 0): number {
  return moments[source].variance[setOf(plan.sources[source].sets, cell)];
}

/** How many values share their statistics with a cell's, itself among them. */
export function sharing({ plan }: Outcome, cell: Cell, source = 0): number {
  const { sets } = plan.sources[source];
  return sizeOfSet(sets, setOf(sets, cell));
}

/** Into how many sets the values are cut. */
export function setCount({ plan }: Outcome, source = 0): number {
  return plan.sources[source].sets.count;
}

/** The values of one channel. */
export function channelOf(values: Values, shape: Shape, channel: number): number[] {
  return Array.from(values).filter((_, i) => cellAt(shape, i)[1] === channel);
}

/** The values of one sample. */
export function sampleOf(values: Values, shape: Shape, sample: number): number[] {
  return Array.from(values).filter((_, i) => cellAt(shape, i)[0] === sample);
}

export function average(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

/** The variance divided by m. */
export function spread(values: ArrayLike<number>): number {
  const mean = average(values);
  return average(Array.from(values, (value) => (value - mean) ** 2));
}

export function sumOfSquares(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value * value, 0);
}

/** The largest difference between two tensors of one shape. */
export function furthest(one: Values, other: Values): number {
  return Math.max(...Array.from(one, (value, i) => Math.abs(value - other[i])));
}

/** Whether two numbers agree but for the rounding of float32. */
export function same(one: number, other: number, within = 1e-4): boolean {
  return Math.abs(one - other) <= within * Math.max(1, Math.abs(one), Math.abs(other));
}

/** The figures of a page's scenes. */
export type FiguresByName = Readonly<Record<string, Figures>>;

/** Whether the scenes of both have the same values in the same places. */
export function sameTensors(one: FiguresByName, other: FiguresByName): boolean {
  return Object.entries(one).every(
    ([name, { x }]) => x.length === other[name].x.length && furthest(x, other[name].x) === 0,
  );
}
