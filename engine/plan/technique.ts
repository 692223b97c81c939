import { type Controls, type Entries, type Params, type ParamsOf, valueFor, withValueFor } from "./controls.ts";
import type { Partition } from "./partition.ts";
import type { Axis } from "./shape.ts";
import type { Stage } from "./stage.ts";

/** Which tensor is meant: activations N×C×H×W, or the weights O×I×kH×kW of a convolution. */
export type TensorKind = "activations" | "weights";

/** What the axes of a tensor stand for: its kind, and where it was read from a file the letters of the file's axes, such as NHC. */
export interface TensorAxes {
  readonly tensor: TensorKind;
  readonly order?: string;
}

/** Axis lengths by name: what a declaration keeps apart, as in `({ N, C }) => ({ N, C })`. */
export type Lengths = Readonly<Record<Axis, number>>;

/** Sets and what is measured in each: one mean μ and one second moment v per set. */
export interface Source {
  /** What the sets are called, such as "batch" or "instance". */
  readonly name: string;
  /** Its index in formulas, where there are several sources: μ with BN below it. */
  readonly short?: string;
  readonly partition: Partition;
  /** False: μ is 0 and v is taken about 0 (RMS norm, weight norm). Default true. */
  readonly centred?: boolean;
  /** Whether v is the mean of the squares (default), their sum, or "unbiased": the sum divided by m − 1. */
  readonly square?: "mean" | "sum" | "unbiased";
  /** "unbiased": every H×W plane's sum of squares is divided by H·W − 1 before planes are merged. */
  readonly planes?: "unbiased";
}

/** What x − μ is divided by: √(v + ε), √v + ε, or √v where that is at least ε, and ε where it is not. */
export type Divisor = "root" | "root plus epsilon" | "at least epsilon";

/**
 * One normalized copy of the tensor, (x − Σ aₖ μₖ) / √(Σ bₖ vₖ + ε) with one weight per source, and its share of x̂.
 * `variance: null` divides by 1. A share is one number or one per channel.
 */
export interface Term {
  readonly share: number | Entries;
  /** How formulas write the share, such as 1 − ρ; where there is one term it is not written. */
  readonly symbol?: string;
  readonly mean: readonly number[];
  readonly variance: readonly number[] | null;
}

/** The learned scale and shift of x̂: their own cut of the tensor (one entry per set) and the controls that hold them. */
export interface Affine {
  readonly partition: Partition;
  readonly scale?: string;
  readonly shift?: string;
}

/** Running statistics, one pair per channel: which source feeds them and how its variance enters. */
export interface Tracked {
  readonly source: string;
  /** "unbiased": corrected by m/(m − 1); "as used": without correction; "none": only the mean is tracked. */
  readonly variance: "unbiased" | "as used" | "none";
  /** The running variance before the first mini-batch. */
  readonly startVariance: 0 | 1;
  /** Whether every block of samples is a virtual batch that updates them, one after the other; else samples are averaged. */
  readonly perVirtualBatch?: boolean;
}

/** Gradients of the loss with respect to the shares (one per term and channel) and the weights aₖ, bₖ (per term and source). */
export interface BlendGradients {
  readonly shares: readonly Float64Array[];
  readonly mean: readonly (readonly number[])[];
  readonly variance: readonly (readonly number[])[];
}

/** With whom a technique stands in lists: in the group norm paper's figure, as a blend of several, with the others, on weights, or made by the reader. */
export const FAMILIES = ["figure", "blends", "more", "weights", "own"] as const;
export type Family = (typeof FAMILIES)[number];

/** Where a technique has another's sets, whatever it makes of them. */
export interface Identity<P = Params> {
  /** The condition and whose sets they are, as "G = 1: layer norm’s sets"; without a condition "Layer norm’s sets". */
  readonly words: string;
  /** The other technique's id, and which of its parameters are not as they start. */
  readonly of: string;
  readonly as?: Params;
  /** The parameters with which it is so. */
  readonly params?: (lengths: Lengths) => P;
  /** The axes whose length must be 1. */
  readonly ones?: readonly Axis[];
}

/** A technique as data. All controls are named by the technique itself; those that others ask for have a `role`. */
export interface Declaration<C> {
  /** Stable: part of links. */
  readonly id: string;
  readonly name: string;
  /** The usual abbreviation, such as BN. */
  readonly short: string;
  /** Where it was published; absent where it was not, and is what its reader makes it. */
  readonly year?: number;
  readonly paper?: { readonly title: string; readonly authors: string; readonly arxiv: string };
  readonly family: Family;
  /** What shares its statistics, in one short line. */
  readonly summary: string;
  /** Why it exists, in one sentence. */
  readonly why: string;
  readonly tensor: TensorKind;
  readonly controls: C;
  /** None where each value is taken by itself. */
  sources(params: ParamsOf<C>, lengths: Lengths): readonly Source[];
  /** Absent: one term over one source, with full weights; without a source x̂ is x. */
  terms?(params: ParamsOf<C>, lengths: Lengths): readonly Term[];
  /** Absent: "root". */
  divisor?(params: ParamsOf<C>): Divisor;
  /** Absent or null: neither scale nor shift. */
  affine?(params: ParamsOf<C>, lengths: Lengths): Affine | null;
  /** What stands before or after scale and shift, value by value. Absent or null: nothing does. */
  stage?(params: ParamsOf<C>, lengths: Lengths): Stage | null;
  /** Absent or null: training and evaluation are the same computation. */
  tracked?(params: ParamsOf<C>): Tracked | null;
  /** Gradients of the blend's own controls, by name. */
  blendGradients?(gradients: BlendGradients, params: ParamsOf<C>): Readonly<Record<string, Float64Array>>;
  /** Of a weight that is parted into length and direction: whether each output channel has a length, or all have one. */
  lengths?(params: ParamsOf<C>): "each" | "one";
  /** The message with which PyTorch refuses a shape that is computed here, or null. */
  pytorchRaises?(params: ParamsOf<C>, lengths: Lengths): string | null;
  readonly identities?: readonly Identity<Partial<ParamsOf<C>>>[];
  /** The file of reference cases in golden/ that it is held to, without its ending. */
  readonly golden?: string;
  /** The technique that makes the weight of a convolution whose output this one normalizes; its controls are among `controls`. */
  readonly weight?: Technique;
  /** By the names that its own controls have in the weight's technique: what they are called here, where not the same. */
  readonly weightNames?: Readonly<Record<string, string>>;
}

export interface Technique extends Declaration<Controls> {
  sources(params: Params, lengths: Lengths): readonly Source[];
  terms?(params: Params, lengths: Lengths): readonly Term[];
  divisor?(params: Params): Divisor;
  affine?(params: Params, lengths: Lengths): Affine | null;
  stage?(params: Params, lengths: Lengths): Stage | null;
  tracked?(params: Params): Tracked | null;
  blendGradients?(gradients: BlendGradients, params: Params): Readonly<Record<string, Float64Array>>;
  lengths?(params: Params): "each" | "one";
  pytorchRaises?(params: Params, lengths: Lengths): string | null;
  readonly identities?: readonly Identity[];
}

/** Declares a technique with the parameter types that follow from its controls. */
export function technique<const C extends Controls>(declaration: Declaration<C>): Technique {
  return declaration as unknown as Technique;
}

/** A term's share, channel by channel. */
export function shareOf({ share }: Term): Entries {
  return typeof share === "number" ? { all: share } : share;
}

/** Whether running statistics take the place of the batch's own. */
export function evaluates(technique: Technique, params: Params): boolean {
  return valueFor(technique.controls, params, "mode") === "eval" && !!technique.tracked?.(params);
}

/** The parameters with which a technique that tracks statistics collects them. */
export function inTraining({ controls }: Technique, params: Params): Params {
  return withValueFor(controls, params, "mode", "train");
}

/** What a technique's parameters say of the weight in front of it, by the names that the weight's own technique has. */
export function weightParams({ weight, weightNames = {} }: Technique, params: Params): Params {
  const names = Object.keys(weight?.controls ?? {});
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = params[weightNames[name] ?? name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
