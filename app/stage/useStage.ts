import { createContext, useContext } from "react";
import type { FormulaSymbol } from "../../engine/explain/formula/nodes.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { Brush } from "../attention/brushing.ts";
import type { ColumnDetails, Result, ResultColumn, ResultState } from "../page/resultStore.ts";
import type { Level } from "../scene/level.ts";
import type { Scene, View } from "../scene/scene.ts";
import type { Stage } from "./stage.ts";

/** The stage that views below it stand on. */
export const StageContext = createContext<Stage | null>(null);

/** The stage with all that can be done on it. */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error("a view stands on no stage: put a StageContext around it.");
  return stage;
}

/** What a view takes of its scene. */
export function useScene<T>(take: (scene: Scene) => T): T {
  return useStage().sceneStore(({ scene }) => take(scene));
}

/** The cell that is pointed at. */
export function usePointed(): Cell | null {
  return useStage().pointing(({ cell }) => cell);
}

/** The range of values that is brushed. */
export function useBrushedRange(): Brush | null {
  return useStage().brushing(({ brush }) => brush);
}

/** The quantity of the formula that is pointed at. */
export function useEmphasized(): FormulaSymbol | null {
  return useStage().emphasis(({ symbol }) => symbol);
}

/** What a view takes of what was computed. */
export function useResults<T>(take: (results: ResultState) => T): T {
  return useStage().resultStore(take);
}

/** The one column of Explore; null until its first picture. */
export function useColumn(): ResultColumn | null {
  return useResults(({ result }) => (result?.view === "explore" ? result.columns[0] : null));
}

/** What was found out about the values of Explore's column; null until it is there. */
export function useDetails(): ColumnDetails | null {
  return useResults(({ result }) => (result?.view === "explore" ? result.details[0] : null));
}

/** The last good picture of a view. */
export function useResult(view: View): Result | null {
  return useResults(({ result }) => (result?.view === view ? result : null));
}

/** How much of the page is shown. */
export function useLevel(): Level {
  return useScene(({ level }) => level);
}
