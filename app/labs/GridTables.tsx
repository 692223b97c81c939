import type { CSSProperties } from "react";
import { fullNumber, percent } from "../../engine/numbers.ts";
import { type Grid, measurementOf } from "./grid.ts";
import type { Run } from "./verdict.ts";

/** Where not all seeds succeed the colour stays so pale, in percent, that the number on it can be read. */
const PARTLY = 40;

interface GridTablesProps {
  readonly grid: Grid;
  readonly contestants: readonly { readonly id: string; readonly name: string }[];
  readonly runs: readonly Run[];
}

/** For each contestant a heat map that is a table: how many seeds of each cell succeed. */
export function GridTables({ grid, contestants, runs }: GridTablesProps) {
  return (
    <>
      <div className="lab-grids">
        {contestants.map(({ id, name }) => (
          <GridTable key={id} grid={grid} name={name} runs={runs.filter(({ contestant }) => contestant === id)} />
        ))}
      </div>
      <p className="lab-source">
        {grid.across.label} to the right, {grid.up.label.toLowerCase()} upwards. In each cell: how many of the seeds so
        far reach {percent(grid.success)}.
      </p>
    </>
  );
}

function GridTable({
  grid,
  name,
  runs,
}: {
  readonly grid: Grid;
  readonly name: string;
  readonly runs: readonly Run[];
}) {
  const { across, up, success } = grid;
  const inCell = (column: number, row: number) => {
    const turn = measurementOf(grid, column, row);
    return runs.flatMap(({ measurements }) => measurements[turn]?.value ?? []);
  };
  return (
    <table className="lab-grid">
      <caption>{name}</caption>
      <thead>
        <tr>
          <td />
          {across.values.map((value) => (
            <th key={value} scope="col">
              {fullNumber(value)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {up.values
          .map((value, row) => ({ value, row }))
          .reverse()
          .map(({ value, row }) => (
            <tr key={value}>
              <th scope="row">{fullNumber(value)}</th>
              {across.values.map((rate, column) => {
                const found = inCell(column, row);
                const reached = found.filter((each) => each >= success).length;
                const share = found.length > 0 ? reached / found.length : 0;
                return (
                  <td
                    key={rate}
                    className="lab-grid-cell"
                    style={{ "--share": `${share === 1 ? 100 : PARTLY * share}%` } as CSSProperties}
                    data-reached={found.length === 0 ? undefined : share === 1 ? "all" : "some"}
                  >
                    {found.length > 0 ? `${reached}/${found.length}` : "·"}
                  </td>
                );
              })}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
