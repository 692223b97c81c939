import type { Sets } from "../plan/partition.ts";
import type { Plan } from "../plan/plan.ts";
import type { Values } from "../plan/shape.ts";
import type { Scans } from "./scans.ts";

/** The statistics of a source: μ and v of every set, in set order, in the tensor's units and their square. */
export interface Moments {
  readonly mean: Float64Array;
  /** Variance, mean square or sum of squares, as the source says. */
  readonly variance: Float64Array;
}

/** Mean and sum of squared deviations of every plane (n·C + c) or set. */
export interface SumsOfSquares {
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

/** x̂ of every cell of a joint set is slope · (x − centre) + offset: all terms folded into one line. */
export interface Lines {
  readonly slope: Float64Array;
  readonly centre: Float64Array;
  readonly offset: Float64Array;
}

/** The learned scale and shift: one entry per set of their own cut. */
export interface ScaleAndShift {
  readonly sets: Sets;
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

/** What the backward pass needs of the tensor, with g = dy·scale. */
export interface BackwardSums {
  /** Per joint set: Σ g and Σ g·(x − centre). */
  readonly g: Float64Array;
  readonly gx: Float64Array;
  /** Per affine set: Σ dy·x̂ and Σ dy. */
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

/** What the moments give back to each cell of a joint set: perCell · (x − centre) + constant. */
export interface GivenBack {
  /** Null where nothing is given back through squares: then x has no part in dx. */
  readonly perCell: Float64Array | null;
  readonly constant: Float64Array;
}

/** A plan that is run as a whole. False where tensors or numbers do not fit: nothing is promised of `out` then. */
export interface Program {
  /** Statistics and y of a tensor that was not read before. Not for plans with running statistics. */
  run(x: Values, out: Values): boolean;
  /** y from statistics that are known. */
  apply(moments: readonly Moments[], x: Values, out: Values): boolean;
  /** The statistics of the last run. */
  moments(): Moments[];
  /** dx, as `applyBackward` leaves it; null where tensors or numbers do not fit. What is returned picks up the rest. */
  backward(moments: readonly Moments[], x: Values, dy: Values, out: Values): (() => AffineGradients) | null;
}

/** ∂L/∂scale and ∂L/∂shift, one entry per affine set. */
export interface AffineGradients {
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

/**
 * The loops over cells. Everything else of the engine works on sets and does not know which arithmetic runs.
 * Tensors of any kind and place are taken; `out` may be no input.
 */
export interface Arithmetic extends Scans {
  /** What it is called where somebody asks which arithmetic runs. */
  readonly name: "core" | "kernel";
  /** Moments of `count` consecutive runs of `size` cells. */
  runMoments(x: Values, count: number, size: number): SumsOfSquares;
  /** Σ x² of `count` runs of `size` cells. */
  runSquares(x: Values, count: number, size: number): Float64Array;
  /** Moments of sets that keep H or W apart. */
  walkedMoments(x: Values, sets: Sets): SumsOfSquares;
  /** Σ x² of sets that keep H or W apart. */
  walkedSquares(x: Values, sets: Sets): Float64Array;
  /** out = scale · x̂ + shift */
  apply(x: Values, out: Values, joint: Sets, lines: Lines, affine: ScaleAndShift): Values;
  backwardSums(x: Values, dy: Values, joint: Sets, lines: Lines, affine: ScaleAndShift): BackwardSums;
  /** out = dy · scale · slope + perCell · (x − centre) + constant, without the middle where `perCell` is null */
  applyBackward(
    x: Values,
    dy: Values,
    out: Values,
    joint: Sets,
    lines: Lines,
    affine: ScaleAndShift,
    back: GivenBack,
  ): Values;
  /** The plan laid out to be run as a whole; null where it is run loop by loop. */
  program(plan: Plan): Program | null;
  /** A tensor in this arithmetic's memory, not cleared. */
  tensor(length: number): Float32Array<ArrayBuffer>;
  /** Gives a tensor's room back. Neither it nor its views may be used any more. */
  release(tensor: Values): void;
}
