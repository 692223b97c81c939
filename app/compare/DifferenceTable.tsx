import { memo } from "react";
import { Hint } from "../../components/controls/Hint.tsx";
import { type Entry, type Row, rowsOf } from "../../engine/compare/rows.ts";
import { trace } from "../../engine/explain/trace.ts";
import { fullNumber, shortNumber } from "../../engine/numbers.ts";
import { indexOf } from "../../engine/plan/shape.ts";
import type { Result } from "../page/resultStore.ts";
import { useSelectionIn } from "../parts/selection.ts";
import { namesOf } from "./names.ts";
import "./differenceTable.css";

/** What differs between the columns, derived from the declarations and measured on the tensor; disagreements first. */
export const DifferenceTable = memo(function DifferenceTable({ result }: { result: Result }) {
  const { columns, shape, before } = result;
  const { selected } = useSelectionIn(shape);
  const names = namesOf(columns.map(({ plan }) => plan));
  const rows = rowsOf(
    columns.map(({ plan, moments, facts, time }) => ({
      plan,
      facts,
      time,
      trace: selected && trace(plan, moments, selected, before.values[indexOf(shape, selected)]),
    })),
  );
  const differing = rows.filter(({ differs }) => differs);
  const agreeing = rows.filter(({ differs }) => !differs);
  return (
    <section className="card differences" aria-labelledby="differences-title">
      <h2 className="panel-title" id="differences-title">
        What differs
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by key. */}
      <section className="table-box" tabIndex={0} aria-label="What differs, as a table">
        <table className="table differences-table">
          <thead>
            <tr>
              <td />
              {names.map(({ name, details }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                <th key={at} scope="col">
                  {name} {details && <span className="differences-details">{details}</span>}
                </th>
              ))}
            </tr>
          </thead>
          {differing.length > 0 && <Rows rows={differing} />}
          {agreeing.length > 0 && <Rows rows={agreeing} title="The same in all columns" span={columns.length + 1} />}
        </table>
      </section>
    </section>
  );
});

function Rows({ rows, title, span }: { rows: readonly Row[]; title?: string; span?: number }) {
  return (
    <tbody>
      {title && (
        <tr>
          <th className="differences-part" colSpan={span} scope="colgroup">
            {title}
          </th>
        </tr>
      )}
      {rows.map(({ id, label, hint, entries }) => (
        <tr key={id} data-row={id}>
          <th scope="row">
            <Hint text={hint}>{label}</Hint>
          </th>
          {entries.map((entry, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
            <td key={at}>
              <EntryText entry={entry} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Three digits to read, all of them on hover. */
function EntryText({ entry }: { entry: Entry | null }) {
  if (!entry) return <span className="differences-waiting">…</span>;
  return entry.map((part, i) =>
    typeof part === "string" ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name.
      <span key={i} title={fullNumber(part)}>
        {shortNumber(part)}
      </span>
    ),
  );
}
