import { batchNorm } from "../../../engine/techniques/batchNorm.ts";
import { merged, onDevices, statisticsOn, varianceOf } from "../../../engine/train/devices.ts";
import { averagedGradients, gradientsOn } from "../../../engine/train/gradients.ts";
import { outputOf } from "../../../engine/train/output.ts";
import { fitParts } from "../../../engine/train/parts.ts";
import { splitSamples } from "../../../engine/train/samples.ts";
import { largestDifference } from "../../../engine/values/largestDifference.ts";
import type { DevicesResult } from "../../messages/training.ts";
import { besideEachOther, type Watched } from "./watched.ts";

export function watchDevices({ wish, input: { reading }, column }: Watched): DevicesResult {
  const parts = fitParts(wish.parts, reading.shape[0]);
  const { eps } = column.plan;
  const samples = splitSamples(reading, parts);
  const devices = samples.map(statisticsOn);
  const merges = devices.slice(1).map((_, k) => devices.slice(0, k + 2).reduce(merged));
  const all = devices.reduce(merged);
  const together = { mean: all.mean, variance: varianceOf(all) };
  const synchronized = onDevices(batchNorm, { eps, mode: "eval" }, reading, parts, together);
  const gradients = samples.map((part) => gradientsOn(part, eps));
  return {
    topic: "devices",
    ...{ parts, devices, merges, gradients },
    rows: besideEachOther(column.plan).map(({ technique, params }) => ({
      technique: technique.id,
      largest: largestDifference(onDevices(technique, params, reading, parts), outputOf(technique, params, reading)),
    })),
    synchronized: largestDifference(synchronized, outputOf(batchNorm, { eps }, reading)),
    averaged: averagedGradients(gradients),
  };
}
