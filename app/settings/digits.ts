import { setDigits } from "../../engine/numbers.ts";
import { keptChoice } from "./kept.ts";

/** How many significant digits of what was measured are shown. */
export const digits = keptChoice("digits", ["3", "4", "6", "all"]);

/** Has numbers written with that many digits, now and whenever the choice changes. */
export function followDigits(): void {
  const apply = () => setDigits(digits.now() === "all" ? null : Number(digits.now()));
  apply();
  digits.follow(apply);
}
