import type { Lesson } from "../lesson.ts";
import { blends } from "./blends.ts";
import { byHand } from "./byHand.ts";
import { contrastAndStyle } from "./contrastAndStyle.ts";
import { groupNormLesson } from "./groupNorm.ts";
import { layerNormLesson } from "./layerNorm.ts";
import { manyMachines } from "./manyMachines.ts";
import { smallBatches } from "./smallBatches.ts";
import { trainingAndEvaluation } from "./trainingAndEvaluation.ts";
import { weights } from "./weights.ts";
import { whichOne } from "./whichOne.ts";
import { whichShare } from "./whichShare.ts";
import { whyNormalize } from "./whyNormalize.ts";

/** All lessons, in the order of the course. */
export const LESSONS: readonly Lesson[] = [
  whichShare,
  whyNormalize,
  byHand,
  smallBatches,
  trainingAndEvaluation,
  manyMachines,
  layerNormLesson,
  contrastAndStyle,
  groupNormLesson,
  weights,
  blends,
  whichOne,
];
