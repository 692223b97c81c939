import { type RefObject, useEffect, useRef } from "react";
import type { FormulaSymbol } from "../../engine/explain/formula/nodes.ts";
import { textNumber } from "../../engine/explain/formula/write.ts";
import { placeBeside } from "../controls/placement.ts";
import { SymbolText } from "../SymbolText.tsx";
import "../controls/Hint.css";

interface FormulaTipProps {
  /** The formula. */
  readonly box: RefObject<HTMLElement | null>;
  /** What is explained; null closes the explanation. */
  readonly symbol: FormulaSymbol | null;
  /** Keys show it at once, a pointer that may only pass by a little later. */
  readonly at: "once" | "soon";
}

const OPEN_AFTER = 250;

/** What a quantity means, beside where it stands. */
export function FormulaTip({ box, symbol, at }: FormulaTipProps) {
  const tip = useRef<HTMLSpanElement>(null);
  const role = symbol?.role;
  useEffect(() => {
    const open = () => {
      const element = tip.current;
      const term = box.current?.querySelector(`.formula-symbols [data-role="${role}"], [data-role="${role}"]`);
      const line = term?.closest(".formula-line");
      if (!element || !term || !line) return;
      element.showPopover();
      const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const [termBox, lineBox, tipBox] = [term, line, element].map((part) => part.getBoundingClientRect());
      // Above the whole line: above the term alone it would cover the fraction that the term stands in.
      const above = { left: termBox.left, width: termBox.width, top: lineBox.top, height: lineBox.height };
      const { left, top } = placeBeside(above, lineBox, tipBox, viewport);
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
    };
    if (role === undefined) return;
    const timer = setTimeout(open, at === "once" ? 0 : OPEN_AFTER);
    const element = tip.current;
    return () => {
      clearTimeout(timer);
      if (element?.matches(":popover-open")) element.hidePopover();
    };
  }, [role, at, box]);
  return (
    <span ref={tip} role="tooltip" popover="manual" className="hint-tip formula-tip">
      {symbol && (
        <>
          <strong>
            <SymbolText of={symbol.name} />
            {symbol.value !== null && ` = ${textNumber(symbol.value)}`}
          </strong>{" "}
          {symbol.meaning}
        </>
      )}
    </span>
  );
}
