import { create } from "zustand";
import type { Moments } from "../../engine/arithmetic/contract.ts";
import type { Facts } from "../../engine/compare/facts.ts";
import type { Distance } from "../../engine/compare/pairs.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Details, Picture, SentColumn } from "../messages/answer.ts";
import type { ShownTensor } from "../messages/sentTensors.ts";
import type { TrainingResult } from "../messages/training.ts";

/** What was found out about a column's values, with the plan and the key of the tensor after that it was found out about. */
export type ColumnDetails = Omit<Details, "training"> & {
  readonly training: TrainingResult | null;
  readonly plan: Plan;
  readonly after: string;
};

/** A technique's column as the views draw it: always whole, whichever parts were sent. */
export interface ResultColumn extends Omit<SentColumn, "technique" | "params" | "order" | "moments" | "after"> {
  readonly plan: Plan;
  /** Stands for what the tensors are made of. */
  readonly data: string;
  readonly moments: readonly Moments[];
  /** The tensor that is normalized, the same for all columns. */
  readonly before: ShownTensor;
  readonly after: ShownTensor;
  /** Null until they are measured. */
  readonly facts: Facts | null;
  readonly time: number | null;
}

/** A picture with all that is known of it. */
export interface Result extends Omit<Picture, "before" | "columns" | "details" | "measures"> {
  readonly before: ShownTensor;
  readonly columns: readonly ResultColumn[];
  /**
   * By column, the newest: those of an earlier picture until its own come, null until the first. Beside the columns, since
   * they follow the pointer and the columns do not.
   */
  readonly details: readonly (ColumnDetails | null)[];
  /** By `pairKey`; those that are measured. */
  readonly distances: Readonly<Record<string, Distance>>;
}

export interface ResultState {
  /** The last good picture; null until the first. */
  readonly result: Result | null;
  /** What the worker is doing, where it takes long enough to be said. */
  readonly busy: string | null;
  /** Why the present scene has no picture of its own; the last good one stays. */
  readonly problem: string | null;
}

/** What was computed of a scene. Written by `startComputing` alone. */
export function createResultStore() {
  return create<ResultState>(() => ({ result: null, busy: null, problem: null }));
}
