import type { ValueScale } from "../../components/valueScale.ts";
import { motion } from "../attention/motion.ts";
import { changeInWords, endsOf, isExceeded } from "../attention/stillInWords.ts";
import type { Still } from "../attention/useStill.ts";

interface ScaleNoteProps {
  readonly before: Still<ValueScale>;
  readonly after: Still<ValueScale>;
  readonly shared: boolean;
}

/** That the scales of colour stand still while a parameter moves, and what has changed since. */
export function ScaleNote(props: ScaleNoteProps) {
  const moving = motion((state) => state.moving);
  return (
    <p className="scale-note" aria-live="polite">
      {moving ? heldInWords(props) : changedInWords(props)}
    </p>
  );
}

function heldInWords({ before, after }: ScaleNoteProps): string {
  const beyond = [before, after].some((scale) => isExceeded(scale, endsOf));
  return beyond
    ? "The scales stand still while a parameter moves; values beyond them have the colour of the end."
    : "The scales stand still while a parameter moves.";
}

function changedInWords({ before, after, shared }: ScaleNoteProps): string {
  if (shared) return changeInWords("The scale", after, endsOf);
  const changes = [changeInWords("The scale before", before, endsOf), changeInWords("The scale after", after, endsOf)];
  return changes.filter(Boolean).join(" ");
}
