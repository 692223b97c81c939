import { useState } from "react";
import { count, fullNumber } from "../../engine/numbers.ts";
import type { Distribution } from "../../engine/values/distribution.ts";
import { numberShowing } from "../difference.ts";

interface DistributionTableProps {
  readonly title: string;
  readonly symbol: string;
  readonly distribution: Distribution;
}

/** The values in ascending order, or the bins with their counts, as a table to be opened. */
export function DistributionTable({ title, symbol, distribution }: DistributionTableProps) {
  const [open, setOpen] = useState(false);
  const { bins } = distribution;
  const columns = bins ? ["from", "to", "values"] : [symbol];
  return (
    <details className="distribution-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{bins ? "Table of bins" : "Table of values"}</summary>
      {open && (
        <section
          className="number-table distribution-table"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label={`${title}, ${symbol}: table of values`}
        >
          <table>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rowsOf(distribution).map((row) => (
                <tr key={row.key}>
                  {row.cells.map((text, column) => (
                    <td key={columns[column]}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

function rowsOf({ dots, bins }: Distribution): { key: number; cells: string[] }[] {
  if (!bins) return Array.from(dots?.toSorted() ?? [], (value, key) => ({ key, cells: [fullNumber(value)] }));
  return Array.from(bins.counts, (members, key) => {
    const [low, high] = [bins.x0 + key * bins.width, bins.x0 + (key + 1) * bins.width];
    return { key, cells: [numberShowing(low, bins.width), numberShowing(high, bins.width), count(members)] };
  });
}
