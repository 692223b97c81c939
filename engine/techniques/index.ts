import type { Technique } from "../plan/technique.ts";
import { batchInstanceNorm } from "./batchInstanceNorm.ts";
import { batchNorm } from "./batchNorm.ts";
import { cutYourOwn } from "./cutYourOwn.ts";
import { dynamicTanh } from "./dynamicTanh.ts";
import { filterResponseNorm } from "./filterResponseNorm.ts";
import { ghostBatchNorm } from "./ghostBatchNorm.ts";
import { groupNorm } from "./groupNorm.ts";
import { instanceNorm } from "./instanceNorm.ts";
import { l2Normalize } from "./l2Normalize.ts";
import { layerNorm } from "./layerNorm.ts";
import { meanOnlyBatchNorm } from "./meanOnlyBatchNorm.ts";
import { positionalNorm } from "./positionalNorm.ts";
import { rmsNorm } from "./rmsNorm.ts";
import { switchableNorm } from "./switchableNorm.ts";
import { weightNorm } from "./weightNorm.ts";
import { weightNormMeanOnly } from "./weightNormMeanOnly.ts";
import { weightStandardization } from "./weightStandardization.ts";

/** All techniques, in the order of the picker: a technique exists once it stands here. */
export const TECHNIQUES: readonly Technique[] = [
  batchNorm,
  layerNorm,
  instanceNorm,
  groupNorm,
  batchInstanceNorm,
  switchableNorm,
  rmsNorm,
  ghostBatchNorm,
  filterResponseNorm,
  dynamicTanh,
  positionalNorm,
  l2Normalize,
  weightNorm,
  weightStandardization,
  meanOnlyBatchNorm,
  weightNormMeanOnly,
  cutYourOwn,
];
