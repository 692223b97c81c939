import { useMemo } from "react";
import type { CubeContent, CubeSource } from "../../components/cube/cubeProps.ts";
import { type Plan, shareIn, shownCuts, sourceOf } from "../../engine/plan/plan.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { useSelection } from "../parts/selection.ts";
import { useScales } from "./useScales.ts";

/** What the cube shows of a column: its cuts, and its values with their scales. */
export function useCubeContent(column: ResultColumn): Pick<CubeContent, "sources" | "values"> {
  const { plan, before, after } = column;
  const scales = useScales(column);
  const { selected } = useSelection();
  const [scaleBefore, scaleAfter] = [scales.before.shown, scales.after.shown];
  const values = useMemo(
    () => ({ before: { ...before, scale: scaleBefore }, after: { ...after, scale: scaleAfter } }),
    [before, after, scaleBefore, scaleAfter],
  );
  const sources = useMemo(() => sourcesOf(plan, selected?.[1] ?? 0), [plan, selected]);
  return { sources, values };
}

/** The sources with their part in the blend: of the outputs in this channel, or of the means. */
function sourcesOf(plan: Plan, channel: number): CubeSource[] {
  const { sources, terms } = plan;
  const isBlended = sources.length > 1 && (terms.length > 1 || sourceOf(plan, 0, "mean") === null);
  return shownCuts(plan).map(({ sets, name }, k) => {
    if (!isBlended) return { sets, label: name };
    const weight = terms.reduce((sum, term) => sum + shareIn(term, channel) * term.mean[k], 0);
    return { sets, label: name, weight };
  });
}
