/** An opened cut of a line: the gap before the cell with index `at`, in model units. */
export interface Gap {
  readonly at: number;
  readonly width: number;
}

/** One direction of a grid: equal cells beside each other, with gaps. It is centred on 0. Lengths in model units. */
export interface Line {
  readonly cells: number;
  /** Length of one cell. */
  readonly cell: number;
  /** In ascending order of `at`, which is between 1 and cells − 1. */
  readonly gaps: readonly Gap[];
  /** Length of the line with its gaps. */
  readonly length: number;
}

/** Cells first … end − 1 without a gap between them, from position `from` to `to`. */
export interface Run {
  readonly first: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Narrower gaps, less than a pixel in any picture, are closed: a closing cut divides nothing for longer than it is seen. */
const NARROWEST = 0.002;

/** A line of this many cells. Gaps too narrow to be seen are left out. */
export function line(cells: number, cell: number, gaps: readonly Gap[]): Line {
  const open = gaps.filter(({ width }) => width > NARROWEST);
  return { cells, cell, gaps: open, length: open.reduce((sum, { width }) => sum + width, cells * cell) };
}

/** Where a cell of the line begins. */
export function startOf({ cell, gaps, length }: Line, index: number): number {
  let start = index * cell - length / 2;
  for (const { at, width } of gaps) {
    if (at > index) break;
    start += width;
  }
  return start;
}

/** The stretches of a line between its gaps, cut further at the given indices (in any order). */
export function runsOfLine(line: Line, cuts: Iterable<number> = []): Run[] {
  const width = new Map(line.gaps.map((gap) => [gap.at, gap.width]));
  const edges = [...new Set([...width.keys(), ...cuts, line.cells])]
    .filter((at) => at > 0 && at <= line.cells)
    .sort((a, b) => a - b);
  let first = 0;
  let from = -line.length / 2;
  return edges.map((end) => {
    const run = { first, end, from, to: from + (end - first) * line.cell };
    first = end;
    from = run.to + (width.get(end) ?? 0);
    return run;
  });
}
