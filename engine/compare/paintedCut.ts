import { AXES, type Axis, type Cell, cellAt, indexOf, type Shape } from "../plan/shape.ts";

/** The cut that one painted set spans, as blocks by axis; or why no cut has it, in sentences. */
export type PaintedCut =
  | { readonly blocks: Readonly<Record<Axis, number>>; readonly first: Cell; readonly refusal: null }
  | { readonly blocks: null; readonly refusal: string };

const ONE: Readonly<Record<Axis, string>> = { N: "sample", C: "channel", H: "row", W: "column" };

/**
 * Derives the cut whose sets are the painted one, repeated over the whole tensor: every axis in equal blocks of neighbours.
 * @param painted row-major over `shape`, 1 where a value is painted
 */
export function paintedCut(painted: ArrayLike<number>, shape: Shape): PaintedCut {
  const cells = Array.from(painted).flatMap((mark, i) => (mark ? [cellAt(shape, i)] : []));
  if (cells.length === 0) return refused("Nothing is painted yet.");
  const taken = AXES.map((_, a) => [...new Set(cells.map((cell) => cell[a]))].sort((one, two) => one - two));
  const gap = gapIn(painted, shape, taken);
  if (gap)
    return refused(
      `Not a block: its samples, channels, rows and columns do not go with each other alike, as sample ${gap[0]}, channel ${gap[1]}, row ${gap[2]}, column ${gap[3]} is not painted. A cut goes through the whole tensor, so fill that gap, or paint less.`,
    );
  const blocks: Partial<Record<Axis, number>> = {};
  for (const [a, axis] of AXES.entries()) {
    const fault = faultOf(ONE[axis], taken[a], shape[a]);
    if (fault) return refused(fault);
    blocks[axis] = shape[a] / taken[a].length;
  }
  return { blocks: blocks as Record<Axis, number>, first: cells[0], refusal: null };
}

const refused = (refusal: string) => ({ blocks: null, refusal });

/** A value that would have to be painted for all combinations to be there. */
function gapIn(
  painted: ArrayLike<number>,
  shape: Shape,
  [ns, cs, hs, ws]: readonly (readonly number[])[],
): Cell | null {
  for (const n of ns)
    for (const c of cs)
      for (const h of hs) for (const w of ws) if (!painted[indexOf(shape, [n, c, h, w])]) return [n, c, h, w];
  return null;
}

function faultOf(name: string, taken: readonly number[], length: number): string | null {
  const size = taken.length;
  const [first, last] = [taken[0], taken[size - 1]];
  if (last - first + 1 !== size)
    return `The painted ${name}s ${taken.join(", ")} are not neighbours. Sets could be made so, too, but a cut makes blocks of neighbours: paint ${name}s side by side.`;
  if (length % size !== 0)
    return `A set of ${size} ${name}s leaves ${length % size} of ${length} over, so not every value has a set of that size: paint a number of ${name}s that divides ${length}.`;
  if (first % size !== 0)
    return `Blocks of ${size} ${name}s begin at ${name} 0, ${size} and so on, and yours begins at ${first}: ${name} 0 would be in no set of that size.`;
  return null;
}
