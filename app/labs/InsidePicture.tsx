import { DecisionField } from "./DecisionField.tsx";
import type { Inside } from "./inside.ts";
import { PathPicture } from "./PathPicture.tsx";
import { SharesPicture } from "./SharesPicture.tsx";

interface InsidePictureProps {
  readonly name: string;
  /** Undefined before the first measurement. */
  readonly inside: Inside | undefined;
}

/** What a network of seed 1 has come to. */
export function InsidePicture({ name, inside }: InsidePictureProps) {
  if (inside?.kind === "decision") return <DecisionField name={name} field={inside.field} />;
  if (inside?.kind === "path") return <PathPicture name={name} path={inside} />;
  if (inside?.kind === "shares") return <SharesPicture name={name} shares={inside} />;
  return (
    <div className="lab-field lab-field-empty">
      <span>{name}</span>
    </div>
  );
}
