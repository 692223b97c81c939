import { type Domain, domainOf } from "../../components/distribution/domain.ts";
import type { Distribution } from "../../engine/values/distribution.ts";
import { type Still, useStill } from "../attention/useStill.ts";
import type { ColumnDetails, ResultColumn } from "../page/resultStore.ts";
import { shownOf } from "../parts/shown.ts";
import { subjectOf } from "./useScales.ts";

/** The axes of what is before and after: one for both, or one each. */
export function useAxes(
  column: ResultColumn,
  { scope, focus }: ColumnDetails,
  before: readonly Distribution[],
  after: readonly Distribution[],
  shared: boolean,
): {
  readonly before: Still<Domain>;
  readonly after: Still<Domain>;
  readonly named: readonly [string, Still<Domain>][];
} {
  const both = [...before, ...after];
  // Pointing at another cell shows another set, on an axis of its own.
  const of = JSON.stringify([subjectOf(column), scope, focus, shared]);
  const axes = {
    before: useStill(domainOf(shared ? both : before), of),
    after: useStill(domainOf(shared ? both : after), `${of} ${shownOf(column).symbol}`),
  };
  const named: readonly [string, Still<Domain>][] = shared
    ? [["The axis", axes.after]]
    : [
        ["The axis before", axes.before],
        ["The axis after", axes.after],
      ];
  return { ...axes, named };
}
