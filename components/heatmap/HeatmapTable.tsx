import { type ClipboardEvent, memo, useState } from "react";
import { fullNumber } from "../../engine/numbers.ts";
import { type Cell, cellAt, type Shape, type Values } from "../../engine/plan/shape.ts";
import { Choice } from "../controls/Choice.tsx";
import { numberShowing } from "../difference.ts";
import { type AxisPlace, longestAxes, type Stretch, type TableAxes, tablePart, withAxis } from "./tableAxes.ts";

interface HeatmapTableProps {
  readonly title: string;
  readonly symbol: string;
  readonly values: Values;
  readonly shape: Shape;
  readonly axes: { readonly N: string; readonly C: string };
  /** The value of a cell as it is written, where that is not as it is. */
  readonly read?: (cell: Cell) => number;
  /** The table shows the values around this cell. */
  readonly cell: Cell;
}

/** The values along two of the axes as a table, to be opened. Every cell carries all its digits, for reading and for copying. */
export function HeatmapTable(props: HeatmapTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="heatmap-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Data table</summary>
      {open && <Part {...props} />}
    </details>
  );
}

function Part({ title, symbol, values, shape, axes: { N, C }, read, cell }: HeatmapTableProps) {
  const names = [N, C, "h", "w"];
  const [chosen, choose] = useState<TableAxes | null>(null);
  const axes = chosen ?? longestAxes(shape);
  const part = tablePart(shape, cell, axes);
  const fixed = names.flatMap((name, axis) =>
    axis === axes.rows || axis === axes.columns || shape[axis] === 1 ? [] : [`${name}=${cell[axis]}`],
  );
  return (
    <>
      <div className="heatmap-table-axes">
        {(["rows", "columns"] as const).map((side) => (
          <Choice
            key={side}
            legend={side}
            size="small"
            options={names.map((name, axis) => ({ value: String(axis), label: name }))}
            value={String(axes[side])}
            onChange={(axis) => choose(withAxis(axes, side, Number(axis) as AxisPlace))}
          />
        ))}
      </div>
      <p>
        {symbol}
        {fixed.length > 0 ? ` at ${fixed.join(", ")}` : ""}
        {partInWords(names[axes.rows], part.rows, shape[axes.rows])}
        {partInWords(names[axes.columns], part.columns, shape[axes.columns])}
      </p>
      <section
        className="number-table heatmap-table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={`${title}, ${symbol}: data table`}
        onCopy={copyDigits}
      >
        <Rows
          {...{ values, shape, read }}
          first={part.first}
          rowStride={part.rowStride}
          columnStride={part.columnStride}
          top={part.rows[0]}
          left={part.columns[0]}
          height={part.rows[1] - part.rows[0]}
          width={part.columns[1] - part.columns[0]}
          rowName={names[axes.rows]}
          columnName={names[axes.columns]}
          selectedRow={cell[axes.rows]}
          selectedColumn={cell[axes.columns]}
        />
      </section>
    </>
  );
}

interface RowsProps extends Pick<HeatmapTableProps, "values" | "shape" | "read"> {
  readonly first: number;
  readonly rowStride: number;
  readonly columnStride: number;
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  readonly rowName: string;
  readonly columnName: string;
  readonly selectedRow: number;
  readonly selectedColumn: number;
}

const Rows = memo(function Rows(props: RowsProps) {
  const { values, shape, read, first, rowStride, columnStride, top, left, height, width, selectedRow, selectedColumn } =
    props;
  const columns = Array.from({ length: width }, (_, i) => i);
  const rows = Array.from({ length: height }, (_, y) =>
    columns.map((x) => {
      const i = first + y * rowStride + x * columnStride;
      return read ? read(cellAt(shape, i)) : values[i];
    }),
  );
  const finite = rows.flat().filter(Number.isFinite);
  const spread = Math.max(...finite) - Math.min(...finite);
  return (
    <table>
      <thead>
        <tr>
          <td />
          {columns.map((x) => (
            <th key={x} scope="col">
              {props.columnName}={left + x}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, y) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its index.
          <tr key={y}>
            <th scope="row">
              {props.rowName}={top + y}
            </th>
            {row.map((value, x) => {
              const selected = top + y === selectedRow && left + x === selectedColumn;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its index.
                <td key={x} title={fullNumber(value)} data-selected={selected || undefined}>
                  {numberShowing(value, spread)}
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

/** ", n=0 to 31 of 64"; empty where all of an axis is shown. */
function partInWords(name: string, [start, end]: Stretch, length: number): string {
  return end - start === length ? "" : `, ${name}=${start} to ${end - 1} of ${length}`;
}
