import { memo } from "react";
import { Hint } from "../../components/controls/Hint.tsx";
import { numberShowing } from "../../components/difference.ts";
import { SymbolText } from "../../components/SymbolText.tsx";
import type { FormulaSymbol } from "../../engine/explain/formula/nodes.ts";
import { type Symbols, symbolsOf } from "../../engine/explain/formula/symbols.ts";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import { type TracedSource, trace } from "../../engine/explain/trace.ts";
import { AXIS_LETTERS, capitalize, cellInWords, NO_SETS } from "../../engine/explain/words.ts";
import { count, counted, fullNumber } from "../../engine/numbers.ts";
import { blendedIn, type Plan } from "../../engine/plan/plan.ts";
import { AXES, type Cell, indexOf } from "../../engine/plan/shape.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { setOfCellInWords, smallestDifference } from "../parts/selection.ts";
import { useFollowing } from "./useFollowing.ts";
import "./cellPanel.css";

/** The selected cell: its value, the set it shares statistics with, and every number between x and y. */
export function CellPanel() {
  const { column, selected, pinned, isBehind } = useFollowing();
  return (
    <section className="panel" aria-labelledby="this-value" aria-busy={isBehind}>
      <h2 className="panel-title" id="this-value">
        This value <span className="panel-aside">{selected && selected.join() === pinned?.join() ? "pinned" : ""}</span>
      </h2>
      {column && selected ? (
        <CellNumbers column={column} cell={selected} />
      ) : (
        <p className="panel-note">Point at a value in the cube or the heatmaps to follow it; a click pins it.</p>
      )}
    </section>
  );
}

const CellNumbers = memo(function CellNumbers({ column, cell }: { column: ResultColumn; cell: Cell }) {
  const { plan, moments, before: x } = column;
  const { technique } = plan;
  const { before, after } = tensorLetters(technique);
  const traced = trace(plan, moments, cell, x.values[indexOf(plan.shape, cell)]);
  const symbols = symbolsOf(plan, traced);
  const apart = smallestDifference(plan, traced.x, (k) => traced.sources[k].mean);
  const subscript = cell.join(",");
  const letters = AXES.map((axis) => AXIS_LETTERS[technique.tensor][axis].toLowerCase()).join(", ");
  const { scale, shift, between, parameter, normalized } = symbols;
  const isBefore = plan.stage?.takes === "normalized";
  const learned = isBefore ? [parameter, between, scale, shift] : [scale, shift, between, parameter];
  return (
    <>
      <p className="cell-ends">
        <span>
          <Letter of={before} sub={subscript} /> = <Value of={traced.x} beside={apart} />
        </span>
        <span className="cell-result">
          <Letter of={after} /> = <Value of={traced.y} />
        </span>
      </p>
      <p className="panel-note" title={letters}>
        {cellInWords(plan.axes, cell)}
      </p>
      {traced.sources.length === 0 && <p className="panel-note">{capitalize(NO_SETS)}.</p>}
      {traced.sources.map((source, k) => (
        <SourceNumbers key={source.name} {...{ column, cell, source, symbols, k, apart }} />
      ))}
      <dl className="cell-numbers">
        {blendOf(plan, symbols).map((symbol) => (
          <Row key={symbol.role} {...symbol} beside={apart} />
        ))}
        {plan.sources.length > 0 && <Row {...normalized} />}
        {learned.map((symbol) => symbol && <Row key={symbol.role} {...symbol} />)}
      </dl>
    </>
  );
});

interface SourceProps {
  readonly column: ResultColumn;
  readonly cell: Cell;
  readonly source: TracedSource;
  readonly symbols: Symbols;
  readonly k: number;
  /** The smallest x − μ that is taken: x and every μ have the digits that it needs. */
  readonly apart: number;
}

/** One source: the set in words, m, μ and σ². */
function SourceNumbers({ column, cell, source, symbols, k, apart }: SourceProps) {
  const { plan } = column;
  const { centred = true } = plan.sources[k];
  const divided = plan.terms.some((term) => term.variance);
  return (
    <div className="cell-source">
      <p>
        {plan.sources.length > 1 && <strong>{source.name}: </strong>}
        {source.running ? (
          <>running statistics of channel {cell[1]}; no value of this mini-batch takes part</>
        ) : (
          <>
            {source.m === 1 ? (
              "alone in its set: "
            ) : (
              <>
                shares with <span className="cell-count">{counted(source.m - 1, "other value")}:</span>{" "}
              </>
            )}
            {setOfCellInWords(column, k, cell)}
          </>
        )}
      </p>
      <dl className="cell-numbers">
        {!source.running && <Row {...symbols.count(k)} whole />}
        {centred && <Row {...symbols.mean(k)} beside={apart} />}
        {divided && <Row {...symbols.variance(k)} />}
      </dl>
    </div>
  );
}

/** Where several sources are blended: the blended moments, or each term's share and value. */
function blendOf(plan: Plan, symbols: Symbols): FormulaSymbol[] {
  const { sources, terms } = plan;
  if (sources.length < 2) return [];
  if (terms.length > 1) return terms.flatMap((_, t) => [symbols.share(t), symbols.normalizedBy(t)]);
  return blendedIn(plan).map(symbols.blendedMoment);
}

interface RowProps extends FormulaSymbol {
  /** A count: shown as it is. */
  readonly whole?: boolean;
  /** The difference that a mean is part of, and needs the digits for. */
  readonly beside?: number;
}

/** A quantity with the words that the formula has for it. */
function Row({ name, quantity, meaning, value, whole, beside }: RowProps) {
  return (
    <div
      className={
        name.length > 5 || (value !== null && isLong(value, quantity === "mean" ? beside : undefined))
          ? "cell-row cell-row-long"
          : "cell-row"
      }
    >
      <dt>
        <Hint text={meaning}>
          <SymbolText of={name} />
        </Hint>
      </dt>
      <dd>
        {value !== null &&
          (whole ? count(value) : <Value of={value} beside={quantity === "mean" ? beside : undefined} />)}
      </dd>
    </div>
  );
}

/** Three digits to read, more where a difference needs them, all of them on hover. */
function Value({ of: value, beside = 0 }: { of: number; beside?: number }) {
  return <span title={fullNumber(value)}>{numberShowing(value, beside)}</span>;
}

/** A number that would not fit beside two others. */
function isLong(value: number, beside = 0): boolean {
  return numberShowing(value, beside).length > 8;
}

function Letter({ of: letter, sub }: { of: string; sub?: string }) {
  return (
    <var>
      {letter}
      {sub && <sub>{sub}</sub>}
    </var>
  );
}
