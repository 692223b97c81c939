import { cut, type Sets } from "../../engine/plan/partition.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Scope } from "./scene.ts";

/** Whether a scope is about the selected cell, so that it shows nothing without one. */
export function needsCell(scope: Scope): boolean {
  return scope !== "all";
}

/** The cut that a scope asks for: a source's own, one set per channel (or output channel) where there is no source too, or null for everything. */
export function setsOfScope(plan: Plan, scope: Scope): Sets | null {
  const [N, C] = plan.shape;
  if (scope === "all") return null;
  if (scope === "channel" || plan.sources.length === 0)
    return cut(plan.shape, plan.technique.tensor === "weights" ? { N } : { C });
  const source = Number(scope.replace("set", "") || 0);
  return (plan.sources[source] ?? plan.sources[0]).sets;
}

/** The cut whose sets stand above each other, or null where the scope is a single set. */
export function ridgeSets({ shape: [N, C, H, W] }: Plan, scope: Scope): Sets | null {
  if (scope === "channels") return cut([N, C, H, W], { C });
  return scope === "samples" ? cut([N, C, H, W], { N }) : null;
}
