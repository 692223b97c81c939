import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useRef, useState } from "react";
import type { Formula } from "../../engine/explain/formula/formula.ts";
import type { FormulaSymbol } from "../../engine/explain/formula/nodes.ts";
import { textNumber, textOf } from "../../engine/explain/formula/write.ts";
import { CopyLatex } from "./CopyLatex.tsx";
import { FormulaLine } from "./FormulaLine.tsx";
import { FormulaTip } from "./FormulaTip.tsx";
import { typesetter } from "./katex.ts";
import "./formula.css";

interface FormulaViewProps {
  readonly formula: Formula;
  /** What it is the formula of, such as "Group norm of sample 1, channel 2, row 0, column 1". */
  readonly name: string;
  /** The lines that the present step computes. */
  readonly marked: readonly string[];
  /** The quantity that is pointed at, here or elsewhere. */
  readonly lit: string | null;
  /** A quantity is pointed at, or none any more. */
  onPoint(symbol: FormulaSymbol | null): void;
}

/** A cell's formula, line by line, with its numbers. Every quantity can be pointed at or walked to and explains itself. */
export function FormulaView({ formula, name, marked, lit, onPoint }: FormulaViewProps) {
  const { equations, symbols } = formula;
  const box = useRef<HTMLDivElement>(null);
  const help = useId();
  const typeset = typesetter();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  /** Whether the quantity was reached by keys. */
  const [walking, setWalking] = useState(false);
  const [explained, setExplained] = useState<string | null>(null);
  const pointed = symbols.find(({ role }) => role === lit) ?? null;

  const wasLit = useRef(false);
  useLayoutEffect(() => {
    // While nothing is lit the numbers follow the pointer, and no part needs to be looked up for that.
    if (lit === null && !wasLit.current) return;
    wasLit.current = lit !== null;
    for (const part of box.current?.querySelectorAll<HTMLElement>("[data-role]") ?? []) {
      part.toggleAttribute("data-lit", part.dataset.role === lit);
    }
  });

  const point = (role: string | null, byKeys: boolean) => {
    setWalking(byKeys && role !== null);
    setExplained(role);
    if (role !== lit) onPoint(symbols.find((symbol) => symbol.role === role) ?? null);
  };
  const onPointerOver = (event: PointerEvent) => {
    if (event.pointerType !== "touch") point(roleAt(event.target), false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && lit) {
      event.stopPropagation();
      point(null, true);
      return;
    }
    const to = walkQuantities(event.key, symbols.indexOf(pointed as FormulaSymbol), symbols.length);
    if (to === null) return;
    event.preventDefault();
    point(symbols[to].role, true);
  };
  const toggle = (part: string) => {
    const next = new Set(opened);
    if (!next.delete(part)) next.add(part);
    setOpened(next);
  };

  return (
    <div className="formula">
      <div
        ref={box}
        className="formula-lines"
        role="application"
        aria-roledescription="formula"
        aria-label={name}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its quantities are walked with the arrow keys.
        tabIndex={0}
        onPointerOver={onPointerOver}
        onPointerLeave={() => point(null, false)}
        onClick={(event) => point(roleAt(event.target), false)}
        onKeyDown={onKeyDown}
        onBlur={() => point(null, false)}
      >
        {equations.map((equation) => (
          <FormulaLine
            key={equation.part}
            equation={equation}
            opened={opened.has(equation.part)}
            marked={marked.includes(equation.part)}
            typesetter={typeset}
            onToggle={() => toggle(equation.part)}
          />
        ))}
      </div>
      <FormulaTip box={box} symbol={pointed?.role === explained ? pointed : null} at={walking ? "once" : "soon"} />
      <CopyLatex equations={equations} opened={opened} />
      <p id={help} hidden>
        Arrow keys walk from symbol to symbol, Home and End go to the ends, Escape lets go.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {walking && pointed ? inWords(pointed) : ""}
      </p>
      <ul className="visually-hidden" aria-label="The formula as text">
        {equations.map((equation) => {
          const text = textOf(equation, opened.has(equation.part));
          return (
            <li key={equation.part} data-part={equation.part}>
              {text.symbols} {text.numbers}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function roleAt(target: EventTarget): string | null {
  return (target as Element).closest<HTMLElement>("[data-role]")?.dataset.role ?? null;
}

/** The next quantity in the order of reading; null where the key does not walk. */
function walkQuantities(key: string, from: number, count: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return Math.min(count - 1, from + 1);
  if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(0, from - 1);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

/** "μ, 1.450: The mean of …". */
function inWords({ name, value, meaning }: FormulaSymbol): string {
  return `${name}${value === null ? "" : `, ${textNumber(value)}`}: ${meaning}`;
}
