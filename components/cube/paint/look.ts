import { cutKey, type Sets } from "../../../engine/plan/partition.ts";
import type { Skin } from "./skin.ts";

/** One way to show the cells. During a cross-fade both are drawn, each at its weight. */
export interface Look {
  /** Equal keys are the same look, even with newer values. */
  readonly key: string;
  /** Equal where the cells are cut alike. */
  readonly cuts: string;
  /** The sources shown: they say which cells belong to the selected one. */
  readonly sources: readonly Sets[];
  readonly skin: Skin;
  /** The weights of all looks that are drawn add up to 1. */
  readonly weight: number;
}

/** A look at full weight. */
export function look(faces: string, sources: readonly Sets[], skin: Skin): Look {
  const cuts = cutsKey(sources);
  return { key: `${faces} ${cuts}`, cuts, sources, skin, weight: 1 };
}

/** A text that is equal for equal cuts of equal shapes. */
export function cutsKey(sources: readonly Sets[]): string {
  return sources.map(cutKey).join();
}

/** The looks after a further part of the way to the target: whatever is drawn now gives way to it in proportion. */
export function mixLooks(looks: readonly Look[], target: Look, part: number): Look[] {
  const reached = looks.find(({ key }) => key === target.key)?.weight ?? 0;
  const leaving = looks
    .filter(({ key }) => key !== target.key)
    .map((old) => ({ ...old, weight: old.weight * (1 - part) }));
  return [...leaving, { ...target, weight: reached + (1 - reached) * part }];
}
