import { memo, useLayoutEffect, useMemo, useRef } from "react";
import type { Typesetter } from "./katex.ts";

interface TypesetProps {
  readonly typesetter: Typesetter;
  readonly latex: string;
}

/** A stretch of LaTeX that is not broken over lines. Typeset again only when it is another one. */
export const Typeset = memo(function Typeset({ typesetter, latex }: TypesetProps) {
  const box = useRef<HTMLSpanElement>(null);
  // Here and not in the effect: React pauses between the pieces of a long formula, but not between effects.
  useMemo(() => typesetter.prepare(latex), [typesetter, latex]);
  useLayoutEffect(() => {
    if (box.current) typesetter.show(latex, box.current);
  }, [typesetter, latex]);
  return <span className="formula-piece" ref={box} />;
});
