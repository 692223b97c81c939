import type { SumsOfSquares } from "../../engine/arithmetic/contract.ts";
import { arithmetic } from "../../engine/arithmetic/current.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import type { SeededSource } from "../../engine/sources/source.ts";

/** Some samples of a seeded tensor, with the moments of their planes. */
export interface Samples {
  readonly cells: Float32Array<ArrayBuffer>;
  readonly planes: SumsOfSquares;
}

/**
 * Makes samples [first, first + n) of a mini-batch of a seeded source and measures their planes.
 * @param cells where they are written: n whole samples
 */
export function makeSamples(
  source: SeededSource,
  shape: Shape,
  seed: number,
  batch: number,
  first: number,
  cells: Float32Array<ArrayBuffer>,
): Samples {
  source.fill(cells, shape, seed, first, batch);
  const size = shape[2] * shape[3];
  return { cells, planes: arithmetic().runMoments(cells, cells.length / size, size) };
}
