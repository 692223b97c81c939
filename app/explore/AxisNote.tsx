import type { Domain } from "../../components/distribution/domain.ts";
import { motion } from "../attention/motion.ts";
import { changeInWords, isExceeded } from "../attention/stillInWords.ts";
import type { Still } from "../attention/useStill.ts";

/** Axes by what they are called: "The axis before". */
type Axes = readonly (readonly [name: string, axis: Still<Domain>])[];

/** That values lie beyond axes that stand still while a parameter moves, and which axes have changed since. */
export function AxisNote({ axes }: { readonly axes: Axes }) {
  const moving = motion((state) => state.moving);
  return (
    <p className="axis-note" aria-live="polite">
      {moving ? heldInWords(axes) : changesInWords(axes)}
    </p>
  );
}

function heldInWords(axes: Axes): string {
  return axes.some(([, axis]) => isExceeded(axis, itself))
    ? "The axes stand still while a parameter moves; values beyond them stand at the end."
    : "";
}

function changesInWords(axes: Axes): string {
  return axes
    .map(([name, axis]) => changeInWords(name, axis, itself))
    .filter(Boolean)
    .join(" ");
}

function itself(domain: Domain): Domain {
  return domain;
}
