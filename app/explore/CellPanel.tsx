import { Hint } from "../../components/controls/Hint.tsx";
import { numberShowing } from "../../components/difference.ts";
import { count, fullNumber } from "../../components/numbers.ts";
import { AXES, type Cell, indexOf } from "../../engine/shape.ts";
import { type TracedSource, trace } from "../../engine/trace.ts";
import { AXIS_LETTERS, cellInWords, counted } from "../../engine/words.ts";
import { type Result, resultStore } from "../compute/resultStore.ts";
import { setOfCellInWords, smallestDifference, useSelection } from "./selection.ts";
import { symbolsOf } from "./symbols.ts";
import "./cellPanel.css";

/** The selected cell: its value, the set it shares statistics with, and every number between x and y. */
export function CellPanel() {
  const result = resultStore((state) => state.result);
  const { selected, pinned } = useSelection();
  return (
    <section className="panel" aria-labelledby="this-cell">
      <h2 className="panel-title" id="this-cell">
        This cell <span className="panel-aside">{selected && selected.join() === pinned?.join() ? "pinned" : ""}</span>
      </h2>
      {result && selected ? (
        <CellNumbers result={result} cell={selected} />
      ) : (
        <p className="panel-note">Point at a cell in the cube or the heatmaps to follow its number; a click pins it.</p>
      )}
    </section>
  );
}

function CellNumbers({ result, cell }: { result: Result; cell: Cell }) {
  const { plan, moments, x } = result;
  const { technique } = plan;
  const { before, after } = symbolsOf(technique);
  const traced = trace(plan, moments, cell, x[indexOf(plan.shape, cell)]);
  const apart = smallestDifference(plan, traced.x, (k) => traced.sources[k].mean);
  const subscript = cell.join(",");
  const letters = AXES.map((axis) => AXIS_LETTERS[technique.tensor][axis].toLowerCase()).join(", ");
  const scaleSymbol = technique.controls[plan.affine.scaleName ?? ""]?.symbol;
  const shiftSymbol = technique.controls[plan.affine.shiftName ?? ""]?.symbol;
  return (
    <>
      <p className="cell-ends">
        <span>
          <Letter of={before} sub={subscript} /> = <Value of={traced.x} beside={apart} />
        </span>
        <span className="cell-result">
          <Letter of={after} /> = <Value of={traced.y} beside={traced.y - traced.shift} />
        </span>
      </p>
      <p className="panel-note" title={letters}>
        {cellInWords(technique.tensor, cell)}
      </p>
      {traced.sources.map((source, k) => (
        <SourceNumbers key={source.name} result={result} cell={cell} source={source} k={k} apart={apart} />
      ))}
      <dl className="cell-numbers">
        {traced.terms.map((term, t) => (
          <TermRow key={plan.sources[t]?.name ?? t} result={result} t={t} apart={apart} {...term} />
        ))}
        <Row symbol="x̂" hint="The normalized value: before the learned scale and shift." value={traced.normalized} />
        {scaleSymbol && (
          <Row symbol={scaleSymbol} hint="The learned scale that this cell takes." value={traced.scale} />
        )}
        {shiftSymbol && (
          <Row symbol={shiftSymbol} hint="The learned shift that this cell takes." value={traced.shift} />
        )}
      </dl>
    </>
  );
}

interface SourceProps {
  readonly result: Result;
  readonly cell: Cell;
  readonly source: TracedSource;
  readonly k: number;
  /** The smallest x − μ that is taken: x and every μ have the digits that it needs. */
  readonly apart: number;
}

const RUNNING_MEAN = "The running mean of the channel, collected from the mini-batches before.";
const RUNNING_VARIANCE = "The running variance of the channel, collected from the mini-batches before.";

/** One source: the set in words, m, μ and σ². */
function SourceNumbers({ result, cell, source, k, apart }: SourceProps) {
  const { plan } = result;
  const { centred = true, square = "mean" } = plan.sources[k];
  const divided = plan.terms.some((term) => term.variance);
  const several = plan.sources.length > 1;
  return (
    <div className="cell-source">
      <p>
        {several && <strong>{source.name}: </strong>}
        {source.running ? (
          <>running statistics of channel {cell[1]}; no cell of this batch takes part</>
        ) : (
          <>
            shares with <span className="cell-count">{otherCells(source.m)}</span> {setOfCellInWords(result, k, cell)}
          </>
        )}
      </p>
      <dl className="cell-numbers">
        {!source.running && <Row symbol="m" hint="How many cells share these statistics." value={source.m} whole />}
        {centred && (
          <Row
            symbol="μ"
            hint={source.running ? RUNNING_MEAN : "The mean of the set."}
            value={source.mean}
            beside={apart}
          />
        )}
        {divided && source.running && <Row symbol="σ²" hint={RUNNING_VARIANCE} value={source.variance} />}
        {divided && !source.running && <VarianceRow square={square} centred={centred} value={source.variance} />}
      </dl>
    </div>
  );
}

function otherCells(m: number): string {
  return `${counted(m - 1, "other cell")}:`;
}

function VarianceRow({ square, centred, value }: { square: "mean" | "sum"; centred: boolean; value: number }) {
  if (square === "sum") {
    return (
      <Row
        symbol="‖v‖"
        hint="The length of the set's vector: the root of the sum of squares."
        value={Math.sqrt(value)}
      />
    );
  }
  return centred ? (
    <Row
      symbol="σ²"
      hint="The variance of the set: the mean squared deviation, divided by m and not by m − 1."
      value={value}
    />
  ) : (
    <Row symbol="x²̅" hint="The mean of the squares of the set." value={value} />
  );
}

interface TermProps {
  readonly result: Result;
  readonly t: number;
  readonly apart: number;
  readonly share: number;
  readonly mean: number;
  readonly variance: number;
  readonly normalized: number;
}

/** Where several sources are blended: the blended moments, or each term's share and value. */
function TermRow({ result: { plan }, t, apart, share, mean, variance, normalized }: TermProps) {
  if (plan.sources.length === 1) return null;
  if (plan.terms.length > 1) {
    const { name } = plan.sources[t];
    return (
      <>
        <Row symbol={`share of ${name}`} hint="How much this source's output counts in the blend." value={share} />
        <Row symbol={`x̂ by ${name}`} hint="The value normalized with this source's statistics." value={normalized} />
      </>
    );
  }
  return (
    <>
      <Row symbol="μ blended" hint="The sources' means, weighted by their shares." value={mean} beside={apart} />
      <Row symbol="σ² blended" hint="The sources' variances, weighted by their shares." value={variance} />
    </>
  );
}

interface RowProps {
  readonly symbol: string;
  readonly hint: string;
  readonly value: number;
  /** A count: shown as it is. */
  readonly whole?: boolean;
  /** A difference that is taken of it, which can be followed. */
  readonly beside?: number;
}

function Row({ symbol, hint, value, whole, beside }: RowProps) {
  return (
    <div className={symbol.length > 3 || isLong(value, beside) ? "cell-row cell-row-long" : "cell-row"}>
      <dt>
        <Hint text={hint}>{symbol}</Hint>
      </dt>
      <dd>{whole ? count(value) : <Value of={value} beside={beside} />}</dd>
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
