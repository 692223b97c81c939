/** A lab whose runs are grids: every measurement is that of a cell, a network of its own. */
export interface Grid {
  readonly across: GridAxis;
  readonly up: GridAxis;
  /** The n-th measurement is that of cell n · stride, row by row from below: so coarse pictures come first. */
  readonly stride: number;
  /** From what value on a cell is a success. */
  readonly success: number;
}

interface GridAxis {
  readonly label: string;
  readonly values: readonly number[];
}

/** How many cells there are. */
export function cellsOf({ across, up }: Grid): number {
  return across.values.length * up.values.length;
}

/** Which column and row the n-th measurement is of. */
export function placeAt(grid: Grid, n: number): { readonly column: number; readonly row: number } {
  const cell = (n * grid.stride) % cellsOf(grid);
  return { column: cell % grid.across.values.length, row: Math.floor(cell / grid.across.values.length) };
}

/** Which measurement is that of a cell. */
export function measurementOf(grid: Grid, column: number, row: number): number {
  return Array.from({ length: cellsOf(grid) }, (_, n) => placeAt(grid, n)).findIndex(
    (place) => place.column === column && place.row === row,
  );
}
