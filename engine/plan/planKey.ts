import { type Params, valueFor } from "./controls.ts";
import type { Plan } from "./plan.ts";
import { type Technique, weightParams } from "./technique.ts";

/** Stands for a plan: what has the same key makes the same of the same tensor. */
export function planKey({ technique, params, shape }: Plan): string {
  return JSON.stringify([technique.id, shape, params]);
}

/** Stands for what the convolution in front of a technique does with its input and its raw weight; empty without one. */
export function convolutionKey(technique: Technique, params: Params): string {
  const { weight, controls } = technique;
  if (!weight) return "";
  return JSON.stringify([weight.id, valueFor(controls, params, "padding"), weightParams(technique, params)]);
}

/** Stands for the way in which a plan collects running statistics: all of it but what is learned, which is applied after them. */
export function runningKey({ technique, params, shape }: Plan): string {
  const learned = ["entries", "overrides", "shares"];
  const collecting = Object.entries(params).filter(([name]) => !learned.includes(technique.controls[name].kind));
  return JSON.stringify([technique.id, shape, collecting]);
}
