import { cellInWords, nounOf } from "../explain/words.ts";
import { AXES, type Axis, type Cell, cellAt, indexOf, type Shape } from "../plan/shape.ts";
import type { TensorAxes } from "../plan/technique.ts";

/** The cut that one painted set spans, as blocks by axis; or why no cut has it, in sentences. */
export type PaintedCut =
  | { readonly blocks: Readonly<Record<Axis, number>>; readonly first: Cell; readonly refusal: null }
  | { readonly blocks: null; readonly refusal: string };

const PAINTED = { tensor: "activations" } as const satisfies TensorAxes;

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
      `The value at ${cellInWords(PAINTED, gap)} is not painted. A set takes the same channels, rows and columns of each of its samples: paint that value, too, or paint fewer.`,
    );
  const blocks: Partial<Record<Axis, number>> = {};
  for (const [a, axis] of AXES.entries()) {
    const fault = faultOf(nounOf(PAINTED, axis), taken[a], shape[a]);
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
    return `The painted ${name}s ${taken.join(", ")} are not neighbours. A cut makes blocks of neighbours: paint ${name}s side by side.`;
  if (length % size !== 0)
    return `Sets of ${size} ${name}s leave ${length % size} of ${length} over. All sets have the same size: paint a number of ${name}s that divides ${length}.`;
  if (first % size !== 0)
    return `Sets of ${size} ${name}s begin at ${name} 0, ${size} and so on, and yours begins at ${first}: begin at ${name} ${first - (first % size)}.`;
  return null;
}
