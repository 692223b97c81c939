import type { NonFinite } from "../../components/heatmap/nonFinite.ts";
import type { Pooled } from "../../components/heatmap/pool.ts";
import type { Arithmetic, Moments } from "../../engine/arithmetic/contract.ts";
import type { Facts } from "../../engine/compare/facts.ts";
import type { Distance } from "../../engine/compare/pairs.ts";
import type { Step } from "../../engine/explain/steps.ts";
import type { Warning } from "../../engine/explain/warnings.ts";
import type { Outcome } from "../../engine/normalize/outcome.ts";
import type { Params } from "../../engine/plan/controls.ts";
import type { Cell, Shape, Tensor } from "../../engine/plan/shape.ts";
import type { Distribution } from "../../engine/values/distribution.ts";
import type { Ridges } from "../../engine/values/ridges.ts";
import type { Scope, View } from "../scene/scene.ts";
import type { Shown } from "./request.ts";
import type { TrainingResult } from "./training.ts";

/** A tensor as the page draws it. `values` is null where the page has it already. */
export interface SentTensor {
  readonly key: string;
  readonly values: Tensor | null;
  /** The means of its blocks, for every heatmap that shows such. */
  readonly pooled: readonly Pooled[];
  /** The smallest and the largest finite value; ∞ and −∞ where there is none. */
  readonly min: number;
  readonly max: number;
  readonly nonFinite: NonFinite;
}

/** Statistics in buffers of their own, which the page is given. */
export type SentMoments = Readonly<Record<keyof Moments, Float64Array<ArrayBuffer>>>;

/** One column as it is drawn. */
export interface SentColumn {
  /** Stands for the tensor, the technique and its parameters: with the same key everything but what is shown is the same. */
  readonly key: string;
  readonly technique: string;
  readonly params: Params;
  /** The letters of the axes of the own file that the tensor is read from. */
  readonly order?: string;
  /** The output, or what is shown in its place. */
  readonly after: SentTensor;
  /** The step that is shown; null where it is not one. */
  readonly step: Pick<Step, "id" | "title" | "symbol" | "parts"> | null;
  /** One per source of the technique; null where the page has the column already. */
  readonly moments: readonly SentMoments[] | null;
  readonly warnings: readonly Warning[];
}

/** Mean and variance of x̂ over the sets of a source: the range over all sets, and the selected cell's own. */
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
  readonly source: string;
  readonly shape: Shape;
}

/** What is found out about the values of a column beside the picture. */
export interface Details {
  readonly focus: Cell | null;
  readonly scope: Scope;
  /** Null where the scope is about a cell and none is selected. */
  readonly distributions: { readonly before: Distribution; readonly after: Distribution } | null;
  /** Where the scope is every channel or sample. */
  readonly ridges: { readonly before: Ridges; readonly after: Ridges } | null;
  /** One per source where several are blended: whether the blend is still normalized. */
  readonly outcomes: readonly OutcomeResult[];
  /** What the weights do to the activations of the study; null where none were asked for. */
  readonly study: StudyResult | null;
  /** What is watched of training; null where nothing is, "held" where the page has it from the details before. */
  readonly training: TrainingResult | "held" | null;
}

/** What was measured now; the rest is measured in the next answers. */
export interface Measures {
  /** By column. */
  readonly facts: Readonly<Record<string, Facts>>;
  /** Nanoseconds per value, by column, where the tensor is large enough to be timed. */
  readonly times: Readonly<Record<string, number>>;
  /** By `pairKey`. */
  readonly distances: Readonly<Record<string, Distance>>;
}

/** Which arithmetic runs, whether a second worker that was wanted is missing, and how many milliseconds a picture took: to make its tensors, to copy them, to find details. */
export interface Took {
  readonly arithmetic: Arithmetic["name"];
  readonly alone: boolean;
  readonly make: number;
  readonly copy: number;
  readonly details: number;
}

export interface Picture {
  /** Stands for all that is drawn: with the same key nothing has changed. */
  readonly key: string;
  readonly view: View;
  readonly show: Shown;
  /** Stands for what the tensors are made of, whatever their lengths and seeds. */
  readonly data: string;
  readonly shape: Shape;
  readonly before: SentTensor;
  readonly columns: readonly SentColumn[];
  /** How the data were cut or resampled, each in a sentence. */
  readonly dataNotes: readonly string[];
  /** One per column; null where they would keep the picture waiting: they come next. */
  readonly details: readonly Details[] | null;
  /** What could be measured at once. */
  readonly measures: Measures;
  readonly took: Took;
}

/**
 * What a worker says. "ready" comes once, "slower" where its kernel is broken. "taken" comes at once, "busy" between steps; then to every request one "picture" or "failed",
 * after which the next request may be sent. Unless one comes, "details" (or "unfinished", where there can be none) and
 * "measures" follow, and "done" at the end. "broken" says that something went wrong that no scene may cause. "pooled" answers what is told of heatmaps.
 */
export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "slower"; readonly why: string }
  | { readonly kind: "taken" | "done" }
  | { readonly kind: "busy"; readonly what: string }
  | { readonly kind: "picture"; readonly picture: Picture }
  | { readonly kind: "details"; readonly details: readonly Details[] }
  | { readonly kind: "measures"; readonly measures: Measures }
  | { readonly kind: "pooled"; readonly pooled: Readonly<Record<string, readonly Pooled[]>> }
  | { readonly kind: "failed" | "unfinished" | "broken"; readonly message: string };

/** The key of two columns, whichever stands first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The key of a column's facts among what is measured. */
export function factsKey(column: string): string {
  return `facts ${column}`;
}

/** The key of a column's time among what is measured. */
export function timeKey(column: string): string {
  return `time ${column}`;
}
