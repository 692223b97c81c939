import { type ReactNode, useEffect, useId, useRef } from "react";
import "./Dialog.css";

type DialogProps = {
  open: boolean;
  title: string;
  /** The person closed it: by its button, by Escape, or by a click beside it. */
  onClose: () => void;
  children: ReactNode;
};

/** A native modal dialog: focus stays in it while it is open and returns to where it was. */
export function Dialog({ open, title, onClose, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key that closes a dialog is Escape, and the element has it.
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onClose={() => open && onClose()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="dialog-content">
        <header className="dialog-head">
          <h2 className="dialog-title" id={id}>
            {title}
          </h2>
          <button type="button" className="icon-button dialog-close" aria-label="close" onClick={onClose}>
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
