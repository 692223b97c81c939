import { numberShowing } from "../../components/difference.ts";
import type { Domain } from "../../components/distribution/domain.ts";
import type { ValueScale } from "../../components/valueScale.ts";
import type { Still } from "./useStill.ts";

/** The two ends of a scale of colours. */
export function endsOf({ centre, reach }: ValueScale): Domain {
  return [centre - reach, centre + reach];
}

/**
 * That a scale or an axis has just changed: "The scale of After has changed: it reached from −2.44 to 2.44, now from
 * −7.31 to 7.31." Empty where it has not.
 */
export function changeInWords<T>(what: string, { shown, was }: Still<T>, endsFor: (still: T) => Domain): string {
  if (was === null) return "";
  return `${what} has changed: it reached from ${span(endsFor(was))}, now from ${span(endsFor(shown))}.`;
}

/** Whether values lie beyond what is drawn while it stands still. */
export function isExceeded<T>({ shown, fitting }: Still<T>, endsFor: (still: T) => Domain): boolean {
  const [[low, high], [least, most]] = [endsFor(shown), endsFor(fitting)];
  return least < low || most > high;
}

function span([low, high]: Domain): string {
  const write = (end: number) => numberShowing(end, high - low);
  return `${write(low)} to ${write(high)}`;
}
