import type { Entries } from "./controls.ts";
import type { Partition, Sets } from "./partition.ts";

/** An elementwise function after scale and shift, with a learned parameter: which, its own cut, and the control that holds it. */
export interface Stage {
  readonly kind: "at least";
  readonly partition: Partition;
  readonly control: string;
}

/** A stage cut to a shape, with its entries. */
export interface PlannedStage extends Stage {
  readonly sets: Sets;
  readonly entries: Entries;
}

interface Elementwise {
  value(z: number, parameter: number): number;
  /** Its derivatives by z and by the parameter. */
  byInput(z: number, parameter: number): number;
  byParameter(z: number, parameter: number): number;
}

/** What each kind of stage computes. */
export const ELEMENTWISE: Readonly<Record<Stage["kind"], Elementwise>> = {
  "at least": {
    value: (z, least) => Math.max(z, least),
    byInput: (z, least) => (z < least ? 0 : z >= least ? 1 : Number.NaN),
    byParameter: (z, least) => (z < least ? 1 : z >= least ? 0 : Number.NaN),
  },
};
