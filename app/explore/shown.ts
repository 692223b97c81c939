import { stepsOf } from "../../engine/steps.ts";
import type { Result } from "../compute/resultStore.ts";
import { symbolsOf } from "./symbols.ts";

/** What is shown after: y, or the tensor of the step that is chosen. */
export function shownOf({ plan, step }: Result): { readonly symbol: string } {
  const chosen = step && stepsOf(plan).find(({ id }) => id === step.id);
  return { symbol: chosen ? chosen.symbol : symbolsOf(plan.technique).after };
}
