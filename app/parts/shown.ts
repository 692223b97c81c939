import { tensorLetters } from "../../engine/explain/symbols.ts";
import type { ResultColumn } from "../page/resultStore.ts";

interface ShownHeading {
  /** "After", or of a step its own title: an intermediate tensor is not what comes out. */
  readonly title: string;
  readonly symbol: string;
}

/** What is shown after: y, or the tensor of the step that is chosen. */
export function shownOf({ plan, step }: Pick<ResultColumn, "plan" | "step">): ShownHeading {
  return step ?? { title: "After", symbol: tensorLetters(plan.technique).after };
}
