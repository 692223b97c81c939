import { useId } from "react";
import "./files.css";

interface FileButtonProps {
  /** What the button says, such as "choose a file". */
  readonly label: string;
  /** What may be chosen, in one line under the button. */
  readonly description: string;
  /** The file types that the chooser offers first, as in the `accept` attribute. */
  readonly accept?: string;
  /** Why the files that were chosen last are not taken. */
  readonly refusal?: string | null;
  onFiles(files: File[]): void;
}

/** A button that chooses files. */
export function FileButton({ label, description, accept, refusal, onFiles }: FileButtonProps) {
  const id = useId();
  return (
    <div>
      <label className="file-button">
        <input
          type="file"
          multiple
          className="visually-hidden"
          accept={accept}
          aria-describedby={id}
          onChange={(event) => {
            const files = Array.from(event.target.files ?? []);
            // Emptied, so that choosing the same file again is a change again.
            event.target.value = "";
            if (files.length > 0) onFiles(files);
          }}
        />
        {label}
      </label>
      <p className="file-button-description" id={id}>
        {description}
      </p>
      <p className="file-button-refusal" role="alert">
        {refusal}
      </p>
    </div>
  );
}
