import { rangesOf, type Sets } from "../../plan/partition.ts";
import { indexOf, type Values } from "../../plan/shape.ts";
import { type FormulaNode, type Piece, sign } from "./nodes.ts";

/** Which of m terms are written out: the first two and the last, or all where they are few. */
function shownTerms(m: number): number[] {
  return m <= 4 ? Array.from({ length: m }, (_, i) => i) : [0, 1, m - 1];
}

/** The value of the i-th cell of a set, in row-major order. */
export function valueInSet(x: Values, sets: Sets, set: number, i: number): number {
  const ranges = rangesOf(sets, set);
  const cell: [number, number, number, number] = [0, 0, 0, 0];
  let rest = i;
  for (let a = 3; a >= 0; a--) {
    const [start, end] = ranges[a];
    cell[a] = start + (rest % (end - start));
    rest = Math.floor(rest / (end - start));
  }
  return x[indexOf(sets.shape, cell)];
}

/** "x₁ + x₂ + … + x_m", a piece for each term. */
export function openedSum(m: number, term: (i: number) => readonly FormulaNode[]): Piece[] {
  return shownTerms(m).flatMap((i, at, all) => {
    const terms: Piece[] = at === 0 ? [term(i)] : [[sign("+"), ...term(i)]];
    return at > 0 && i !== all[at - 1] + 1 ? [[sign("+"), sign("…")], ...terms] : terms;
  });
}

/** Puts nodes before the first and after the last of some pieces. */
export function surround(
  before: readonly FormulaNode[],
  pieces: readonly Piece[],
  after: readonly FormulaNode[],
): Piece[] {
  return pieces.map((piece, i) => [...(i === 0 ? before : []), ...piece, ...(i === pieces.length - 1 ? after : [])]);
}
