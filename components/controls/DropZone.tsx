import { useFileDrop } from "./useFileDrop.ts";
import "./files.css";

interface DropZoneProps {
  /** What the page says while files are dragged over it. */
  readonly invitation: string;
  onFiles(files: File[]): void;
}

/** The whole window as the place to drop files; nothing is seen of it until some are dragged. */
export function DropZone({ invitation, onFiles }: DropZoneProps) {
  const dragging = useFileDrop(onFiles);
  return dragging && <div className="drop-zone">{invitation}</div>;
}
