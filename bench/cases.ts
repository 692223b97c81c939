import { fitParams, type Params } from "../engine/plan/controls.ts";
import { type Plan, planOf } from "../engine/plan/plan.ts";
import type { Shape } from "../engine/plan/shape.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";

/** A technique as it is measured. */
interface Case {
  readonly name: string;
  readonly id: string;
  readonly wishes: Params;
}

/** Groups of the group norm paper; fewer where there are fewer channels. */
const GROUPS = 32;

/** Every technique, and layer and RMS norm over both kinds of set. */
export const CASES: readonly Case[] = [
  ...TECHNIQUES.filter(({ weight }) => !weight).map(({ id, short }) => ({ name: short, id, wishes: {} })),
  { name: "LN per position", id: "ln", wishes: { axes: "position" } },
  { name: "RMS per position", id: "rms", wishes: { axes: "position" } },
];

/** The four that peers are asked for, too. */
export const FOUR = ["BN", "LN", "IN", "GN"] as const;

/** A case cut to a shape. Wishes beyond its own are taken where the technique has such a control. */
export function planFor(name: string, shape: Shape, wishes: Params = {}): Plan {
  const found = CASES.find((known) => known.name === name);
  const technique = TECHNIQUES.find(({ id }) => id === found?.id);
  if (!found || !technique) throw new Error(`there is no case ${name}: use ${CASES.map((each) => each.name).join()}.`);
  const all = { groups: groupsOf(shape), ...found.wishes, ...wishes };
  return planOf(technique, fitParams(technique.controls, all, shape).params, shape);
}

export function groupsOf([, C]: Shape): number {
  return Math.min(GROUPS, C);
}

/** Whether all of a plan's statistics are merged from those of planes. */
export function isOfPlanes({ sources }: Plan): boolean {
  return sources.every(({ sets }) => sets.planar);
}
