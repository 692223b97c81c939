import type { Lesson } from "../lesson.ts";
import { byHand } from "./byHand.ts";
import { contrastAndStyle } from "./contrastAndStyle.ts";
import { groupNormLesson } from "./groupNorm.ts";
import { layerNormLesson } from "./layerNorm.ts";
import { smallBatches } from "./smallBatches.ts";
import { whichShare } from "./whichShare.ts";
import { whyNormalize } from "./whyNormalize.ts";

/** All lessons, in the order of the course. */
export const LESSONS: readonly Lesson[] = [
  whichShare,
  whyNormalize,
  byHand,
  smallBatches,
  layerNormLesson,
  contrastAndStyle,
  groupNormLesson,
];
