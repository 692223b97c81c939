import type { Entries } from "./controls.ts";
import type { Partition, Sets } from "./partition.ts";

/** An elementwise function with a learned parameter: which, where it stands, its own cut, and the control that holds it. */
export interface Stage {
  readonly kind: "at least" | "tanh";
  /** What it takes: x̂, so that scale and shift follow it, or γ x̂ + β. */
  readonly takes: "normalized" | "scaled";
  readonly partition: Partition;
  readonly control: string;
}

/** A stage cut to a shape, with its entries. */
export interface PlannedStage extends Stage {
  readonly sets: Sets;
  readonly entries: Entries;
}

/** What each kind of stage makes of what it takes. */
export const STAGED: Readonly<Record<Stage["kind"], (taken: number, parameter: number) => number>> = {
  "at least": Math.max,
  tanh: (taken, factor) => Math.tanh(factor * taken),
};
