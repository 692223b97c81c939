import { create } from "zustand";
import type { Moments } from "../../engine/contract.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Tensor } from "../../engine/shape.ts";
import type { ComputeResult, Details, ShownTensor } from "./protocol.ts";

/** A result as the views draw it: always whole, whichever parts were sent anew. */
export interface Result extends Omit<ComputeResult, "before" | "after" | "step"> {
  readonly before: ShownTensor;
  readonly after: ShownTensor;
  readonly step: (ShownTensor & { readonly id: string }) | null;
  readonly moments: readonly Moments[];
  readonly x: Tensor;
  readonly y: Tensor;
  /** What is shown after: the step's tensor, else y. */
  readonly shown: Tensor;
  readonly plan: Plan;
}

/** A result with what was found out about its values. */
export type DetailedResult = Result & { readonly details: Details };

interface ResultState {
  /** The last good picture; null until the first. */
  readonly result: Result | null;
  /** The last one whose details are known: that of the picture, but for the moment in which it is ahead of them. */
  readonly detailed: DetailedResult | null;
  /** What the worker is doing, where it takes long enough to be said. */
  readonly busy: string | null;
  /** Why the present scene has no picture of its own; the last good one stays. */
  readonly problem: string | null;
}

/** Written by the compute loop alone. */
export const resultStore = create<ResultState>(() => ({
  result: null,
  detailed: null,
  busy: null,
  problem: null,
}));
