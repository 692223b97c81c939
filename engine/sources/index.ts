import { contrast } from "./contrast.ts";
import { counting, countingWeights } from "./counting.ts";
import { he } from "./he.ts";
import { normal } from "./normal.ts";
import { outlier } from "./outlier.ts";
import { rows } from "./rows.ts";
import { scales } from "./scales.ts";
import type { SeededSource } from "./source.ts";
import { sparse } from "./sparse.ts";

/** All seeded sources, in the order in which they are offered; the first of each tensor is its default. */
export const SOURCES: readonly SeededSource[] = [
  scales,
  normal,
  contrast,
  counting,
  sparse,
  outlier,
  rows,
  he,
  countingWeights,
];
