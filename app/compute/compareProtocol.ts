import type { BlockSize } from "../../components/heatmap/pool.ts";
import type { Alteration } from "../../engine/compare/alter.ts";
import type { Facts } from "../../engine/compare/facts.ts";
import type { Distance } from "../../engine/compare/pairs.ts";
import type { Moments } from "../../engine/contract.ts";
import type { Params } from "../../engine/controls.ts";
import type { Distribution } from "../../engine/distribution.ts";
import type { Cell, Shape } from "../../engine/shape.ts";
import type { Warning } from "../../engine/warnings.ts";
import type { ColumnScene, CompareScope, Show } from "../scene/compareScene.ts";
import type { SentTensor, TensorRequest } from "./protocol.ts";

/** Everything a worker needs to compute all columns from one reading of the tensor. */
export interface CompareRequest {
  readonly columns: readonly ColumnScene[];
  readonly tensor: TensorRequest;
  readonly alteration: Alteration | null;
  readonly show: Show;
  readonly reference: number;
  /** The cell whose distribution, and whose gradient, is asked for. */
  readonly focus: Cell | null;
  readonly scope: CompareScope;
  /** Keys of tensors and columns that the page holds. */
  readonly have: readonly string[];
  /** How many cells share a pixel in the heatmaps. */
  readonly blocks: BlockSize;
  /** How much may be measured beside the picture: a picture that rests leaves time for all. */
  readonly measure: "nothing" | "distributions" | "facts" | "facts and times";
  /** Keys of the columns whose facts, of the pairs whose distances, and `timeKey`s of the columns whose times the page holds. */
  readonly measured: readonly string[];
  readonly recycled: readonly ArrayBuffer[];
}

/** One column as it is drawn. */
export interface SentColumn {
  /** Stands for the tensor, the technique and its parameters: with the same key everything but the picture is the same. */
  readonly key: string;
  readonly technique: string;
  /** The parameters that were used, fitted to the shape. */
  readonly params: Params;
  /** What the column shows: the output, a difference, a gradient. */
  readonly shown: SentTensor;
  /** Null where the page has the column already. */
  readonly moments: readonly Moments[] | null;
  readonly warnings: readonly Warning[];
  /** "later" where it would keep the picture waiting: it is asked for next. */
  readonly distribution: Distribution | null | "later";
}

export interface CompareResult {
  readonly request: CompareRequest;
  readonly shape: Shape;
  readonly x: SentTensor;
  readonly columns: readonly SentColumn[];
  /** Measured now, by column. */
  readonly facts: Readonly<Record<string, Facts>>;
  /** Nanoseconds per value, measured now, by column, where the tensor is large enough to be timed. */
  readonly times: Readonly<Record<string, number>>;
  /** Measured now, by `pairKey`. */
  readonly distances: Readonly<Record<string, Distance>>;
  readonly dataNotes: readonly string[];
  readonly took: number;
}

/** The key of two columns, whichever stands first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The key of a column's time among what is measured. */
export function timeKey(column: string): string {
  return `time ${column}`;
}
