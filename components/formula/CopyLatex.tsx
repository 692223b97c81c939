import { useState } from "react";
import type { Equation } from "../../engine/explain/formula/nodes.ts";
import { latexDocument } from "../../engine/explain/formula/write.ts";

interface CopyLatexProps {
  readonly equations: readonly Equation[];
  /** The lines whose sums are opened: they are copied so. */
  readonly opened: ReadonlySet<string>;
}

/** Puts the whole formula on the clipboard, symbols and numbers, and says whether that worked. */
export function CopyLatex({ equations, opened }: CopyLatexProps) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(latexDocument(equations, (part) => opened.has(part)));
      setSaid("Copied");
    } catch {
      setSaid("The browser refuses the clipboard");
    }
  };
  return (
    <p className="formula-copy">
      <button type="button" className="tool-button formula-action" onClick={copy} onBlur={() => setSaid("")}>
        Copy as LaTeX
      </button>
      <span role="status">{said}</span>
    </p>
  );
}
