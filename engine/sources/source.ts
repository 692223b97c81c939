import type { Shape } from "../plan/shape.ts";
import type { TensorKind } from "../plan/technique.ts";

/**
 * A data set made from a seed: one file each, listed in `index.ts`. The seed chooses the population (the channels' means
 * and scales, the picture) and draws an endless sequence of samples: N of them are a mini-batch.
 */
export interface SeededSource {
  /** Short and stable: a part of links. */
  readonly id: string;
  readonly name: string;
  /** One line on why it is interesting. */
  readonly why: string;
  readonly tensor: TensorKind;
  /**
   * Writes the cells of a mini-batch of this shape, row-major: as many whole samples as `out` holds.
   * A cell depends on (seed, batch · N + n, c, h, w) only, unless the source says otherwise.
   * @param seed an integer.
   * @param first the first sample of the mini-batch that is written
   * @param batch 0 is the mini-batch that is shown, the following ones have the samples that follow
   */
  fill(out: Float32Array, shape: Shape, seed: number, first?: number, batch?: number): void;
}
