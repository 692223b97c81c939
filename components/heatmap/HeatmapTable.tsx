import { type ClipboardEvent, memo, useState } from "react";
import { type Cell, indexOf, type Shape, type Values } from "../../engine/shape.ts";
import { fullNumber, shortNumber } from "../numbers.ts";

interface HeatmapTableProps {
  readonly title: string;
  readonly symbol: string;
  readonly values: Values;
  readonly shape: Shape;
  readonly axes: { readonly N: string; readonly C: string };
  /** The table shows this cell's sample and channel. */
  readonly cell: Cell;
}

/** A larger plane is shown in blocks of this many rows and columns. */
const BLOCK = 32;

/** The values of one sample and channel as a table, to be opened. Every cell carries all its digits, for reading and for copying. */
export function HeatmapTable(props: HeatmapTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="heatmap-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Data table</summary>
      {open && <Plane {...props} />}
    </details>
  );
}

function Plane({ title, symbol, values, shape, axes, cell: [n, c, h, w] }: HeatmapTableProps) {
  const rows = block(h, shape[2]);
  const columns = block(w, shape[3]);
  return (
    <>
      <p>
        {symbol} at {axes.N}={n}, {axes.C}={c}
        {part("rows h", rows, shape[2])}
        {part("columns w", columns, shape[3])}
      </p>
      <section
        className="heatmap-table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={`${title}, ${symbol}: data table`}
        onCopy={copyDigits}
      >
        <Rows
          values={values}
          first={indexOf(shape, [n, c, rows[0], columns[0]])}
          stride={shape[3]}
          top={rows[0]}
          left={columns[0]}
          height={rows[1] - rows[0]}
          width={columns[1] - columns[0]}
          selectedRow={h}
          selectedColumn={w}
        />
      </section>
    </>
  );
}

interface RowsProps {
  readonly values: Values;
  readonly first: number;
  readonly stride: number;
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  readonly selectedRow: number;
  readonly selectedColumn: number;
}

const Rows = memo(function Rows(props: RowsProps) {
  const { values, first, stride, top, left, height, width, selectedRow, selectedColumn } = props;
  const columns = Array.from({ length: width }, (_, i) => i);
  return (
    <table>
      <thead>
        <tr>
          <td />
          {columns.map((x) => (
            <th key={x} scope="col">
              w={left + x}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: height }, (_, y) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its index.
          <tr key={y}>
            <th scope="row">h={top + y}</th>
            {columns.map((x) => {
              const value = values[first + y * stride + x];
              const selected = top + y === selectedRow && left + x === selectedColumn;
              return (
                <td key={x} title={fullNumber(value)} data-selected={selected || undefined}>
                  {shortNumber(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

/** Puts what is selected onto the clipboard with all digits instead of the few that are shown, tabs between columns. */
function copyDigits(event: ClipboardEvent<HTMLElement>): void {
  const selection = document.getSelection();
  const lines = [...event.currentTarget.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("td")].filter((td) => selection?.containsNode(td, true)).map((td) => plain(td.title)),
  );
  const text = lines.filter((line) => line.length > 0).map((line) => line.join("\t"));
  if (text.length === 0) return;
  event.clipboardData.setData("text/plain", text.join("\n"));
  event.preventDefault();
}

/** A number as programs read it: a hyphen for the minus sign. */
function plain(text: string): string {
  return text.replace(/−/g, "-");
}

function block(index: number, length: number): readonly [start: number, end: number] {
  const start = Math.floor(index / BLOCK) * BLOCK;
  return [start, Math.min(length, start + BLOCK)];
}

function part(name: string, [start, end]: readonly [number, number], length: number): string {
  return end - start === length ? "" : `, ${name}=${start} to ${end - 1} of ${length}`;
}
