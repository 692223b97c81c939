import type { Equation } from "../../engine/explain/formula/nodes.ts";
import { latexOf, markRole, textOf } from "../../engine/explain/formula/write.ts";
import type { Typesetter } from "./katex.ts";
import { Typeset } from "./Typeset.tsx";

interface FormulaLineProps {
  readonly equation: Equation;
  readonly opened: boolean;
  /** Whether it is what the present step computes. */
  readonly marked: boolean;
  /** Null where typesetting could not be loaded: the line stands in plain text then. */
  readonly typesetter: Typesetter | null;
  onToggle(): void;
}

/** One line of the formula in symbols, and below it the same with the numbers. */
export function FormulaLine({ equation, opened, marked, typesetter, onToggle }: FormulaLineProps) {
  const { symbols, numbers } = latexOf(equation, opened, markRole);
  const text = textOf(equation, opened);
  return (
    <div className="formula-line" data-part={equation.part} data-marked={marked || undefined}>
      <div className="formula-written" aria-hidden="true">
        <div className="formula-symbols">
          {typesetter ? symbols.map((latex, i) => <Typeset key={keyOf(i)} {...{ typesetter, latex }} />) : text.symbols}
        </div>
        {numbers && (
          <div className="formula-numbers">
            {typesetter
              ? numbers.map((latex, i) => <Typeset key={keyOf(i)} {...{ typesetter, latex }} />)
              : text.numbers}
          </div>
        )}
      </div>
      {equation.opened && (
        <button
          type="button"
          className="tool-button formula-open"
          aria-expanded={opened}
          aria-label={`Σ ${opened ? "−" : "+"}: first and last terms of ${equation.left.name}`}
          onClick={onToggle}
        >
          Σ {opened ? "−" : "+"}
        </button>
      )}
    </div>
  );
}

/** A piece has no identity but its place in the line. */
function keyOf(place: number): string {
  return `piece ${place}`;
}
