import type { Summary } from "../../engine/arithmetic/scans.ts";
import { count, fullNumber, shortNumber } from "../../engine/numbers.ts";
import { numberShowing } from "../difference.ts";
import { SymbolText } from "../SymbolText.tsx";
import { meanShown, skewInWords } from "./moments.ts";
import "./distribution.css";

/** One set in numbers, before and after. */
export interface SummaryRow {
  readonly name: string;
  readonly selected: boolean;
  readonly before: Summary;
  readonly after: Summary;
}

interface SummaryTableProps {
  /** What the table is about, for those who cannot see where it stands. */
  readonly caption: string;
  /** What the values are called before and after. */
  readonly symbols: { readonly before: string; readonly after: string };
  readonly rows: readonly SummaryRow[];
}

const COLUMNS = ["m", "μ", "σ", "skew", "min", "max"] as const;

/** Those that lie some σ apart. */
const APART = new Set<(typeof COLUMNS)[number]>(["μ", "min", "max"]);

/** Sets in numbers: two lines each, before and after. */
export function SummaryTable({ caption, symbols, rows }: SummaryTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="number-table distribution-table" tabIndex={0} aria-label={caption}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td />
            <td />
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ name, selected, before, after }) => (
          <tbody key={name} data-selected={selected || undefined}>
            <tr>
              <th scope="rowgroup" rowSpan={2}>
                {name}
              </th>
              <th scope="row">
                <var>{symbols.before}</var>
              </th>
              <Numbers of={before} />
            </tr>
            <tr>
              <th scope="row">
                <var>
                  <SymbolText of={symbols.after} />
                </var>
              </th>
              <Numbers of={after} />
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Numbers({ of: summary }: { of: Summary }) {
  const { count: all, nonFinite, mean, sd, skew, min, max } = summary;
  return (
    <>
      <td>{count(all - nonFinite)}</td>
      {[meanShown(summary), sd, skew, min, max].map((value, i) => (
        <td key={COLUMNS[i + 1]} title={fullNumber(i === 0 ? mean : value)}>
          {COLUMNS[i + 1] === "skew"
            ? skewInWords(summary)
            : APART.has(COLUMNS[i + 1])
              ? numberShowing(value, sd)
              : shortNumber(value)}
        </td>
      ))}
    </>
  );
}
