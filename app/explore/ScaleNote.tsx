import type { ValueScale } from "../../components/valueScale.ts";
import { motion } from "../attention/motion.ts";
import { changeInWords, endsOf, isExceeded } from "../attention/stillInWords.ts";
import type { Still } from "../attention/useStill.ts";

interface ScaleNoteProps {
  readonly before: Still<ValueScale>;
  readonly after: Still<ValueScale>;
  readonly shared: boolean;
}

/** What the colours are measured on, that they stand still while a parameter moves, and what has changed since. */
export function ScaleNote(props: ScaleNoteProps) {
  const moving = motion((state) => state.moving);
  return (
    <p className="card-words scale-note" aria-live="polite">
      {moving ? heldInWords(props) : changedInWords(props) || scalesInWords(props)}
    </p>
  );
}

function scalesInWords({ before: { shown }, shared }: ScaleNoteProps): string {
  if (shown.white === "mean")
    return shared
      ? "Before and after share one scale: white is the mean of both together."
      : "White is the mean, before and after each on their own scale.";
  return shared ? "Before and after share one scale." : "Before and after are each on their own scale.";
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
