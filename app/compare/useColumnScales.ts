import { useMemo } from "react";
import { type Domain, domainOf } from "../../components/distribution/domain.ts";
import { scaleOver, type ValueScale } from "../../components/valueScale.ts";
import { type Still, useStill } from "../attention/useStill.ts";
import type { Result } from "../page/resultStore.ts";
import { useScene } from "../stage/useStage.ts";

/** The colour scales and the axes of all columns, one each: the same for all, or each its own. */
export interface ColumnScales {
  /** The scale of the tensor before. */
  readonly input: ValueScale;
  readonly scales: Still<readonly ValueScale[]>;
  readonly domains: Still<readonly Domain[]>;
}

export function useColumnScales({ columns, details, show, data }: Result): ColumnScales {
  const ownScales = useScene((scene) => scene.compare.ownScales);
  const centred = useScene((scene) => scene.centredScale);
  // The white of a difference and of a gradient is always zero: there it means that nothing differs.
  const white = centred && show.of === "output" ? "mean" : "zero";
  const scales = useMemo(() => {
    const shown = columns.map((column) => column.after);
    const all = ownScales ? null : scaleOver(shown, white);
    return shown.map((one) => all ?? scaleOver([one], white));
  }, [columns, ownScales, white]);
  const input = useMemo(() => scaleOver([columns[0].before], centred ? "mean" : "zero"), [columns, centred]);
  const domains = useMemo(() => {
    const own = details.map((each) => (each?.distributions ? [each.distributions.after] : []));
    const all = ownScales ? null : domainOf(own.flat());
    return own.map((one) => all ?? domainOf(one));
  }, [details, ownScales]);
  const of = JSON.stringify([columns.map(({ plan }) => plan.technique.id), data, show, ownScales, white]);
  return { input, scales: useStill(scales, of), domains: useStill(domains, `${of} ${details[0]?.scope}`) };
}
