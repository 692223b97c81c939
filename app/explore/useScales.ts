import { useMemo } from "react";
import { scaleOver, type ValueScale } from "../../components/valueScale.ts";
import { type Still, useStill } from "../attention/useStill.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { shownOf } from "../parts/shown.ts";
import { useScene } from "../stage/useStage.ts";

/** The scales of the colours before and after, as every view of a column draws them. */
export function useScales(column: ResultColumn): {
  readonly before: Still<ValueScale>;
  readonly after: Still<ValueScale>;
} {
  const { before, after } = column;
  const shared = useScene((scene) => scene.sharedScale);
  const white = useScene((scene) => (scene.centredScale ? "mean" : "zero"));
  const [ofBefore, ofAfter] = useMemo(() => {
    if (!shared) return [scaleOver([before], white), scaleOver([after], white)];
    const both = scaleOver([before, after], white);
    return [both, both];
  }, [before, after, shared, white]);
  const of = `${subjectOf(column)} ${shared} ${white}`;
  return {
    before: useStill(ofBefore, of),
    after: useStill(ofAfter, `${of} ${shownOf(column).symbol}`),
  };
}

/** What a column is of: another technique, or other data, are another subject. */
export function subjectOf({ plan, data }: Pick<ResultColumn, "plan" | "data">): string {
  return `${plan.technique.id} ${data}`;
}
