import type { ReactNode } from "react";

interface NumbersTableProps {
  /** What a screen reader calls it. */
  readonly name: string;
  readonly head: readonly string[];
  /** Rows whose first cell is their head. */
  readonly children: ReactNode;
}

/** Numbers in rows with heads; where they are too wide, they scroll in their box. */
export function NumbersTable({ name, head, children }: NumbersTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-box" tabIndex={0} aria-label={name}>
      <table className="table training-table">
        <thead>
          <tr>
            {head.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
