import { memo, useLayoutEffect, useRef } from "react";
import type { Render } from "./katex.ts";

interface TypesetProps {
  readonly render: Render;
  readonly latex: string;
}

/** A stretch of LaTeX that is not broken over lines. Typeset again only when it is another one. */
export const Typeset = memo(function Typeset({ render, latex }: TypesetProps) {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (box.current) render(latex, box.current);
  }, [render, latex]);
  return <span className="formula-piece" ref={box} />;
});
