import { motion } from "../attention/motion.ts";
import { changeInWords, endsOf } from "../attention/stillInWords.ts";
import { stillAt } from "../attention/useStill.ts";
import { useScene } from "../stage/useStage.ts";
import type { ColumnScales } from "./useColumnScales.ts";

type ColumnsNoteProps = Pick<ColumnScales, "scales" | "domains"> & {
  /** What the columns are called. */
  readonly names: readonly string[];
};

/** What the columns are measured on, that it stands still while a parameter moves, and what has changed since. */
export function ColumnsNote({ scales, domains, names }: ColumnsNoteProps) {
  const moving = motion((state) => state.moving);
  const own = useScene((scene) => scene.compare.ownScales);
  const subjects = own ? names.map((name) => ` of ${name}`) : [""];
  const changes = subjects.flatMap((subject, at) => [
    changeInWords(`The colour scale${subject}`, stillAt(scales, at), endsOf),
    changeInWords(`The axis${subject}`, stillAt(domains, at), (domain) => domain),
  ]);
  return (
    <p className="compare-note" aria-live="polite">
      {moving ? "Scales and axes stand still while a parameter moves." : changes.filter(Boolean).join(" ")}
    </p>
  );
}
