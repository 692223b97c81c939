import { useState } from "react";
import { notify } from "../notices.ts";

interface CopyButtonProps {
  readonly label: string;
  /** What it says once that is done. */
  readonly done: string;
  readonly className: string;
  text(): string;
}

/** Copies a text; where the browser does not let it, the text is shown. */
export function CopyButton({ label, done, className, text }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      notify("warn", `The browser does not allow copying here. Copy this by hand: ${text()}`);
    }
  };
  return (
    <button type="button" className={className} onClick={copy}>
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  );
}
