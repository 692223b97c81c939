import { create } from "zustand";
import { cut, type Sets } from "../../engine/plan/partition.ts";
import type { Plan } from "../../engine/plan/plan.ts";

/** What words of a page may speak of: the marked value, its set, or all that shares a place with it. */
export const TARGETS = ["value", "set", "column", "channel", "sample"] as const;

export type Target = (typeof TARGETS)[number];

/** What is lit in the picture because words that speak of it are pointed at. */
export const litWords = create<{ readonly target: Target | null }>(() => ({ target: null }));

/** The cut whose set of the marked value a target is. */
export function cutOf(target: Target, { shape, sources }: Plan): Sets {
  const [N, C, H, W] = shape;
  switch (target) {
    case "value":
      return cut(shape, { N, C, H, W });
    case "set":
      return sources[0].sets;
    case "column":
      return cut(shape, { N, C });
    case "channel":
      return cut(shape, { C });
    case "sample":
      return cut(shape, { N });
  }
}
