/** What a worker of a lab is asked to train. */
export interface LabRequest {
  readonly lab: string;
  readonly setting: number;
  readonly runs: readonly { readonly contestant: string; readonly seed: number }[];
}

/** Told while runs go on. */
export type LabMessage =
  | {
      readonly kind: "measured";
      readonly contestant: string;
      readonly seed: number;
      readonly step: number;
      readonly value: number;
      /** How sure a network is of class 1, row by row; of the first seed of each contestant. */
      readonly field: Float32Array | null;
    }
  | { readonly kind: "done" };

/** What a running lab is told. */
export type LabOrder = { readonly kind: "start"; readonly request: LabRequest } | { readonly kind: "pause" | "go on" };

/** How many points a side of a field has. */
export const SIDE = 48;
