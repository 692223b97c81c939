import { stepsOf } from "../../engine/steps.ts";
import type { Result } from "../compute/resultStore.ts";
import { symbolsOf } from "./symbols.ts";

/** What is shown after: y, or the tensor of the step that is chosen. */
export function shownOf({ plan, step, after }: Result): { readonly symbol: string; readonly extent: number } {
  const chosen = step && stepsOf(plan).find(({ id }) => id === step.id);
  return chosen
    ? { symbol: chosen.symbol, extent: step.extent }
    : { symbol: symbolsOf(plan.technique).after, extent: after.extent };
}
