import type { Shape } from "../shape.ts";

/** Which tensor a source is meant for: activations N×C×H×W, or the weights O×I×kH×kW of a convolution. */
export type TensorKind = "activations" | "weights";

/** A tensor made from a seed: one file each, listed in `index.ts`. */
export interface SeededSource {
  /** Short and stable: a part of links. */
  readonly id: string;
  readonly name: string;
  /** One line on why it is interesting. */
  readonly why: string;
  readonly tensor: TensorKind;
  /**
   * Writes the cells of a tensor of this shape, row-major: as many whole samples as `out` holds.
   * A cell depends on (seed, n, c, h, w) only, unless the source says otherwise.
   * @param seed an integer.
   * @param first the first sample that is written
   */
  fill(out: Float32Array, shape: Shape, seed: number, first?: number): void;
}
