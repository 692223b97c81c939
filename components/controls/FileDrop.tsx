import { useId } from "react";
import { useFileDrop } from "./useFileDrop.ts";
import "./FileDrop.css";

type FileDropProps = {
  /** What the button says, such as "choose a file". */
  label: string;
  /** What may be chosen or dropped, in one line under the button. */
  description: string;
  /** What the overlay says while files are dragged over the window. */
  invitation: string;
  /** The file types that the chooser offers first, as in the `accept` attribute; what is dropped is not filtered. */
  accept?: string;
  onFiles: (files: File[]) => void;
};

/** A button that chooses files, and the whole window as the place to drop them. */
export function FileDrop({ label, description, invitation, accept, onFiles }: FileDropProps) {
  const id = useId();
  const dragging = useFileDrop(onFiles);
  return (
    <div className="file-drop">
      <label className="file-drop-button">
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
      <p className="file-drop-description" id={id}>
        {description}
      </p>
      {dragging && <div className="file-drop-overlay">{invitation}</div>}
    </div>
  );
}
