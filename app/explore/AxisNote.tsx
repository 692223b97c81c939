import type { Domain } from "../../components/distribution/domain.ts";
import { motion } from "../scene/motion.ts";
import { changeInWords, isExceeded } from "../scene/stillInWords.ts";
import type { Still } from "../scene/useStill.ts";

/** Axes by what they are called: "The axis before". */
type Axes = readonly (readonly [name: string, axis: Still<Domain>])[];

/** That axes stand still while a parameter moves, and which have changed since. Nothing where there is nothing to say. */
export function AxisNote({ axes }: { readonly axes: Axes }) {
  const moving = motion((state) => state.moving);
  return (
    <p className="panel-note" aria-live="polite">
      {moving ? heldInWords(axes) : changesInWords(axes)}
    </p>
  );
}

function heldInWords(axes: Axes): string {
  return axes.some(([, axis]) => isExceeded(axis, itself))
    ? "The axes stand still while a parameter moves; values beyond them stand at the end."
    : "The axes stand still while a parameter moves.";
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
