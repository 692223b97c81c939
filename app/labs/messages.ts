import type { Inside } from "./inside.ts";
import type { Measurement } from "./lab.ts";

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
      readonly measurement: Measurement;
      /** Of the first seed of each contestant. */
      readonly inside: Inside | null;
    }
  | { readonly kind: "done" };

/** What a running lab is told. */
export type LabOrder = { readonly kind: "start"; readonly request: LabRequest } | { readonly kind: "pause" | "go on" };
