import { useEffect, useRef, useState } from "react";

/**
 * Takes files dropped anywhere in the window, and says whether some are being dragged over it right now.
 * Dragged text and links are left to the browser.
 */
export function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });

  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    const listen = (type: "dragenter" | "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
      window.addEventListener(
        type,
        (event) => {
          if (!event.dataTransfer?.types.includes("Files")) return;
          event.preventDefault();
          act(event);
        },
        { signal },
      );
    listen("dragenter", () => setDragging(true));
    listen("dragover", () => setDragging(true));
    // Leaving an element for another one inside the window has that one as its related target.
    listen("dragleave", ({ relatedTarget }) => relatedTarget === null && setDragging(false));
    listen("drop", ({ dataTransfer }) => {
      setDragging(false);
      const files = Array.from(dataTransfer?.files ?? []);
      if (files.length > 0) latest.current(files);
    });
    return () => listeners.abort();
  }, []);

  return dragging;
}
