import type { Control, Role } from "../../../engine/plan/controls.ts";
import type { FittedControls } from "../../scene/fitted.ts";
import type { Level } from "../../scene/level.ts";
import { actingControls, type NamedControl, nearControls } from "./nearControls.ts";

const WITH_NUMBERS: readonly (Role | undefined)[] = ["affine shape", "epsilon"];

/** What does not decide on sets and shares, as far as a level shows it: scale, shift and what follows them, ε, variants. */
export function farControls(fitted: FittedControls, level: Level): NamedControl[] {
  const near = nearControls(fitted).map(([name]) => name);
  const far = actingControls(fitted).filter(([name]) => !near.includes(name));
  return level === "everything"
    ? far.filter(([, control]) => !hasReadings(control))
    : far.filter(([, { role }]) => WITH_NUMBERS.includes(role));
}

/** Whether a choice stands with the words who does which, in the table of what is learned. */
function hasReadings(control: Control): boolean {
  return control.kind === "choice" && control.difference !== undefined;
}
