import type { KatexOptions } from "katex";
import { useEffect, useState } from "react";

type Render = (latex: string, into: HTMLElement) => void;

/**
 * All that is typeset is ours, so the marks of quantities (`data-role`) may be trusted. The HTML alone is made: the
 * formula in plain text stands beside it for those who do not see it.
 */
const OPTIONS: KatexOptions = { output: "html", trust: true, strict: false, throwOnError: false };

let render: Render | null = null;
let loading: Promise<Render> | null = null;

async function load(): Promise<Render> {
  const [{ default: katex }] = await Promise.all([import("katex"), import("katex/dist/katex.min.css")]);
  render = (latex, into) => katex.render(latex, into, OPTIONS);
  return render;
}

/** KaTeX, loaded when a formula is first shown; null until then, and for good where it cannot be loaded. */
export function useKatex(): Render | null {
  const [ready, setReady] = useState<Render | null>(() => render);
  useEffect(() => {
    if (ready) return;
    loading ??= load();
    loading.then((loaded) => setReady(() => loaded)).catch(() => {});
  }, [ready]);
  return ready;
}
