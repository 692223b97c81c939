import type { NonFinite } from "../../components/heatmap/nonFinite.ts";
import type { Cell, Shape, Tensor } from "../../engine/plan/shape.ts";
import type { Textbook } from "../../engine/train/backwardParts.ts";
import type { DeviceStatistics } from "../../engine/train/devices.ts";
import type { DeviceGradients } from "../../engine/train/gradients.ts";
import type { Spread } from "../../engine/train/spread.ts";
import type { Stream } from "../../engine/train/stream.ts";
import type { TinyBatches } from "../../engine/train/tiny.ts";

/** Evaluation less training: the difference of y in training and in evaluation, for the tensor that is shown. */
export interface ModeDifference extends SignedTensor {
  readonly rootMeanSquare: number;
}

/** Values of which 0 is the middle, with their smallest and largest finite one. */
export interface SignedTensor {
  readonly min: number;
  readonly max: number;
  readonly nonFinite: NonFinite;
  /** Null where they are too many to send. */
  readonly values: Tensor | null;
}

/** Mini-batches one after the other, and what evaluation makes of the statistics that were collected up to the present one. */
export interface StreamResult {
  readonly topic: "stream";
  /** Null where the technique tracks nothing with these parameters. */
  readonly stream: Stream | null;
  /** Up to which of them the running statistics are used. */
  readonly at: number;
  readonly difference: ModeDifference | null;
}

/** One sample with the others redrawn. */
export interface CompanyResult {
  readonly topic: "company";
  /** The value that is followed; its sample stays. */
  readonly cell: Cell;
  /** The value before. */
  readonly x: number;
  readonly rows: readonly CompanyRow[];
}

export interface CompanyRow {
  readonly technique: string;
  /** y of the followed value: in its own company, and in each that was drawn. */
  readonly y: readonly number[];
  /** By how much any value of the sample changed, at most. */
  readonly largest: number;
}

/** How far batch statistics spread for mini-batches of 1, 2, 4 … samples, and what the smallest of all give. */
export interface SizeResult {
  readonly topic: "size";
  readonly spreads: readonly { readonly samples: number; readonly spread: Spread }[];
  /** Null where the tensor has one value per channel. */
  readonly tiny: TinyBatches | null;
}

/** A batch that is split over devices. */
export interface DevicesResult {
  readonly topic: "devices";
  readonly parts: readonly number[];
  readonly devices: readonly DeviceStatistics[];
  /** Of the first two devices, of these and the third, and so on: the last has all. */
  readonly merges: readonly DeviceStatistics[];
  /** By how much y differs from that of the whole batch, at most, where each device normalizes its own samples. */
  readonly rows: readonly { readonly technique: string; readonly largest: number }[];
  /** The same for batch norm with the merged statistics on every device. */
  readonly synchronized: number;
  readonly gradients: readonly DeviceGradients[];
  readonly averaged: DeviceGradients;
}

/** A convolution with an evaluating normalization after it, and the one convolution that both are folded into. */
export interface FoldResult {
  readonly topic: "fold";
  /** The products of all convolutions together, where they are too many to be computed. */
  readonly products: number | null;
  /** Null where they are, or where the normalization is no line per channel. */
  readonly folded: {
    readonly input: Shape;
    readonly weight: Shape;
    /** How many mini-batches the running statistics come from. */
    readonly batches: number;
    /** Of every output channel: what its weights are multiplied by, and its bias. */
    readonly slopes: readonly number[];
    readonly biases: readonly number[];
    /** The largest difference of the outputs, computed in float64 and with every tensor rounded to float32. */
    readonly inFloat64: number;
    readonly inFloat32: number;
  } | null;
}

export type GradientTensor = SignedTensor & { readonly values: Tensor };

/** A gradient beside the finite difference that checks it. */
export interface CheckedGradient {
  readonly gradient: number;
  readonly difference: number;
}

/** The gradients of a loss of y. */
export interface BackwardResult {
  readonly topic: "backward";
  /** The value that is asked for, or one in the channel whose mean is; it is checked, too. */
  readonly cell: Cell;
  /** Null where the tensor has too many values to be taken apart beside the picture. */
  readonly found: {
    readonly loss: number;
    readonly tensors: Readonly<Record<"dy" | "direct" | "byMean" | "byVariance" | "dx", GradientTensor>>;
    /** How many values of dx are not 0, and how many share statistics with the cell. */
    readonly reached: number;
    readonly sharing: number;
    /** Whether dx goes back through means, and through second moments. */
    readonly through: { readonly mean: boolean; readonly variance: boolean };
    readonly textbook: Textbook | null;
    /** Of x at the cell. */
    readonly checked: CheckedGradient;
    /** By the names of their controls, of the first entries. */
    readonly params: readonly {
      readonly name: string;
      readonly count: number;
      readonly entries: readonly CheckedGradient[];
    }[];
  } | null;
}

export type Watching = BackwardResult | StreamResult | CompanyResult | SizeResult | DevicesResult | FoldResult;

/** What was found out about training; with the same key it is the same. */
export type TrainingResult = { readonly key: string } & Watching;
