import type { Shape } from "../../engine/plan/shape.ts";
import type { TensorKind } from "../../engine/plan/technique.ts";
import { SOURCES } from "../../engine/sources/index.ts";

import { SAMPLES } from "./samples.ts";

/** One line of the list of data. */
export interface DataChoice {
  readonly id: string;
  readonly name: string;
  readonly why: string;
  readonly seeded: boolean;
  /** The shape to begin with; null for a seeded source, which leaves the shape as it is. */
  readonly initialShape: Shape | null;
  /** Who made it and under which terms; null for a seeded source. */
  readonly credit: string | null;
}

/** The data that can be chosen for a tensor, seeded ones first; the first is the default. */
export function dataChoices(tensor: TensorKind): readonly DataChoice[] {
  const seeded = SOURCES.map((source) => ({ ...source, seeded: true, initialShape: null, credit: null }));
  const real = SAMPLES.map((sample) => ({ ...sample, seeded: false }));
  return [...seeded, ...real]
    .filter((choice) => choice.tensor === tensor)
    .map(({ id, name, why, seeded, initialShape, credit }) => ({ id, name, why, seeded, initialShape, credit }));
}
