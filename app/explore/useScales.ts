import { useMemo } from "react";
import { scaleOver, type ValueScale } from "../../components/valueScale.ts";
import type { Result } from "../compute/resultStore.ts";
import { sceneStore } from "../scene/sceneStore.ts";
import { type Still, useStill } from "../scene/useStill.ts";
import { shownOf } from "./shown.ts";

/** The scales of the colours before and after, as every view of a result draws them. */
export function useScales(result: Result): { readonly before: Still<ValueScale>; readonly after: Still<ValueScale> } {
  const { before } = result;
  const after = result.step ?? result.after;
  const shared = sceneStore((state) => state.scene.sharedScale);
  const white = sceneStore((state) => (state.scene.centredScale ? "mean" : "zero"));
  const [ofBefore, ofAfter] = useMemo(() => {
    if (!shared) return [scaleOver([before], white), scaleOver([after], white)];
    const both = scaleOver([before, after], white);
    return [both, both];
  }, [before, after, shared, white]);
  const of = `${subjectOf(result)} ${shared} ${white}`;
  return {
    before: useStill(ofBefore, of),
    after: useStill(ofAfter, `${of} ${shownOf(result).symbol}`),
  };
}

/** What a result is of: another technique, or other data, are another subject. */
export function subjectOf({ request: { technique, activations, weights } }: Result): string {
  const data = [activations, weights].map((tensor) => tensor && [tensor.spec.source, tensor.file?.checksum]);
  return JSON.stringify([technique, data]);
}
