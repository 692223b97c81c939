import type { NonFinite } from "../../components/heatmap/nonFinite.ts";
import type { BlockSize, Pooled } from "../../components/heatmap/pool.ts";
import type { Moments } from "../../engine/contract.ts";
import type { Params } from "../../engine/controls.ts";
import type { Distribution } from "../../engine/distribution.ts";
import type { Outcome } from "../../engine/outcome.ts";
import type { Ridges } from "../../engine/ridges.ts";
import type { Cell, Shape, Tensor } from "../../engine/shape.ts";
import type { Warning } from "../../engine/warnings.ts";
import type { OwnFile, TensorSpec } from "../data/supply.ts";
import type { Scope } from "../scene/scene.ts";
import type { CompareRequest, CompareResult } from "./compareProtocol.ts";

/** A tensor to be made: what it is, and the own file it is read from, if it is. */
export interface TensorRequest {
  readonly spec: TensorSpec;
  readonly file: OwnFile | null;
}

/** Everything a worker needs to compute a scene: it remembers nothing that it could not make again. */
export interface ComputeRequest {
  readonly technique: string;
  /** Wishes, as in the scene. */
  readonly params: Params;
  readonly activations: TensorRequest | null;
  readonly weights: TensorRequest | null;
  /** Activations that a technique's weights shall be tried on. */
  readonly study: TensorRequest | null;
  /** The cell whose distribution is asked for. */
  readonly focus: Cell | null;
  readonly scope: Scope;
  /** The step whose tensor is shown after, as in the scene. */
  readonly step: string | null;
  /** Whether all details are wanted, or only those that do not keep the picture waiting. */
  readonly details: "all" | "quick";
  /** How many cells share a pixel in the heatmaps. */
  readonly blocks: BlockSize;
  /** Keys of the tensors that the page already holds and that need not be sent again. */
  readonly have: readonly string[];
  /** Buffers the page no longer draws from, to be used again. */
  readonly recycled: readonly ArrayBuffer[];
}

/** A tensor as the page draws it. `values` is null where the page has it already. */
export interface SentTensor {
  readonly key: string;
  readonly values: Tensor | null;
  /** The means of its blocks, where heatmaps show these. */
  readonly pooled: Pooled | null;
  /** The smallest and the largest finite value; ∞ and −∞ where there is none. */
  readonly min: number;
  readonly max: number;
  readonly nonFinite: NonFinite;
}

/** A tensor that the page has. */
export interface ShownTensor extends SentTensor {
  readonly values: Tensor;
}

/** What x̂ comes out with over the sets of a source: the range over all sets, and the selected cell's own. */
export type OutcomeResult = Pick<Outcome, "name" | "sets" | "mean" | "variance"> & {
  readonly own: { readonly mean: number; readonly variance: number } | null;
};

/** The convolution's output with v, with w, and with mean-only batch norm after w: of one output channel, or of all. */
export interface StudyResult {
  readonly channel: number | null;
  readonly withV: Distribution;
  readonly withW: Distribution;
  readonly centred: Distribution;
  /** The largest difference between w and the w of v before it was multiplied. */
  readonly drift: number;
}

/** What is found out about the values beside the picture. */
export interface Details {
  readonly distributions: { readonly before: Distribution; readonly after: Distribution } | null;
  /** Where the scope is every channel or sample for itself. */
  readonly ridges: { readonly before: Ridges; readonly after: Ridges } | null;
  /** What the weights do to the activations of `study`; null where none were given. */
  readonly study: StudyResult | null;
  /** One per source, where there are several: what their blend comes out with. */
  readonly outcomes: readonly OutcomeResult[];
}

export interface ComputeResult {
  readonly request: ComputeRequest;
  readonly shape: Shape;
  readonly before: SentTensor;
  readonly after: SentTensor;
  /** The step's tensor, to be shown in place of y; null where y is shown. */
  readonly step: (SentTensor & { readonly id: string }) | null;
  /** The parameters that were used, fitted to the shape. */
  readonly params: Params;
  /** One per source of the technique; null where the page has y, and so these, already. */
  readonly moments: readonly Moments[] | null;
  readonly warnings: readonly Warning[];
  /** How the data were cut or resampled, in a sentence; null where they were not. */
  readonly dataNotes: readonly string[];
  /** Null where they would have kept the picture waiting: they are asked for once it rests. */
  readonly details: Details | null;
  /** Milliseconds the worker took. */
  readonly took: number;
}

/**
 * What a worker says. "ready" comes once, with why its kernel is broken if it is; then for every request "taken" comes at
 * once, "busy" between steps, one "done" or "failed" at the end; "broken" instead where something went wrong that no scene
 * may cause.
 */
export type WorkerMessage =
  | { readonly kind: "ready"; readonly brokenKernel: string | null }
  | { readonly kind: "taken" }
  | { readonly kind: "busy"; readonly what: string }
  | { readonly kind: "done"; readonly result: ComputeResult | CompareResult }
  | { readonly kind: "failed" | "broken"; readonly message: string };

/** What a worker is asked: one technique, or columns beside each other. */
export type WorkerRequest = ComputeRequest | CompareRequest;
