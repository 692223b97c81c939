import type { Params } from "../../../engine/plan/controls.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import { inTraining, type Technique } from "../../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../../engine/techniques/index.ts";
import type { SceneRequest, TrainingWish } from "../../messages/request.ts";
import type { ComputedColumn, Input, Wanted } from "../columns.ts";
import type { Kept } from "../kept.ts";

/** What there is to watch training with. */
export interface Watched {
  readonly request: SceneRequest;
  readonly wanted: Wanted;
  readonly wish: TrainingWish;
  readonly input: Input;
  readonly column: ComputedColumn;
  readonly kept: Kept;
}

/** A technique in training with parameters that are wishes. */
export interface Beside {
  readonly technique: Technique;
  readonly params: Params;
}

/** The figure's techniques and the one that is shown, in training. */
export function besideEachOther({ technique, params }: Plan): Beside[] {
  const figure = TECHNIQUES.filter(({ family }) => family === "figure");
  const all = figure.includes(technique) ? figure : [...figure, technique];
  return all.map((each) => ({ technique: each, params: each === technique ? inTraining(each, params) : {} }));
}
