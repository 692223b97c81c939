import { AXES, type Axis, type Cell, type Shape, sizeOf } from "./shape.ts";

/**
 * How the index space is cut into sets: into how many equal blocks each axis is cut.
 * Absent = 1 = pooled; the axis' length = kept apart; between = grouped.
 * A list gives the block lengths where they are unequal, such as a last, smaller virtual batch.
 */
export type Partition = Partial<Record<Axis, number | readonly number[]>>;

/** A partition applied to a shape: every cell belongs to exactly one set. Sets are numbered row-major over the blocks. */
export interface Sets {
  readonly shape: Shape;
  /** How many sets there are. */
  readonly count: number;
  /** The cells of a set where all sets have the same number of them, else null. */
  readonly equalSize: number | null;
  /** Into how many blocks each axis is cut, in the order N, C, H, W. */
  readonly blocks: Shape;
  /** The first index of every block of an axis, followed by the axis' length. */
  readonly edges: readonly [readonly number[], readonly number[], readonly number[], readonly number[]];
  /**
   * What an index of an axis adds to the set number:
   * the set of (n, c, h, w) is offsets[0][n] + offsets[1][c] + offsets[2][h] + offsets[3][w].
   */
  readonly offsets: readonly [Int32Array, Int32Array, Int32Array, Int32Array];
  /** Whether every set is a union of whole H×W planes. */
  readonly planar: boolean;
}

/**
 * Cuts a shape into sets.
 * @throws RangeError when an axis cannot be cut into that many equal blocks, with the numbers and the remedy.
 */
export function cut(shape: Shape, partition: Partition): Sets {
  const edges = AXES.map((axis, a) => blockEdges(axis, shape[a], partition[axis] ?? 1));
  return setsFromEdges(shape, edges as unknown as Sets["edges"]);
}

/** Stands for the sets that a partition cuts: equal where, and only where, the sets of one shape are. It costs no cut. */
export function partitionKey(partition: Partition): string {
  return AXES.map((axis) => {
    const blocks = partition[axis] ?? 1;
    if (typeof blocks === "number") return blocks;
    return blocks.every((length) => length === blocks[0]) ? blocks.length : blocks.join("+");
  }).join("×");
}

/** The coarsest sets that lie inside one set of each of the given cuts: where all of a cell's statistics are constant. */
export function refine(cuts: readonly Sets[], shape: Shape): Sets {
  const edges = AXES.map((_, a) =>
    [...new Set([0, shape[a], ...cuts.flatMap((sets) => sets.edges[a])])].sort((p, q) => p - q),
  );
  return setsFromEdges(shape, edges as unknown as Sets["edges"]);
}

/** The number of the set that a cell belongs to. */
export function setOf({ offsets }: Sets, [n, c, h, w]: Cell): number {
  return offsets[0][n] + offsets[1][c] + offsets[2][h] + offsets[3][w];
}

/** Visits the first cell of every set, in set order. */
function eachSet(
  { blocks, edges }: Sets,
  visit: (set: number, n: number, c: number, h: number, w: number) => void,
): void {
  let set = 0;
  for (let bn = 0; bn < blocks[0]; bn++)
    for (let bc = 0; bc < blocks[1]; bc++)
      for (let bh = 0; bh < blocks[2]; bh++)
        for (let bw = 0; bw < blocks[3]; bw++) visit(set++, edges[0][bn], edges[1][bc], edges[2][bh], edges[3][bw]);
}

/** Visits every cell in memory order with the numbers of the two sets it lies in. */
export function eachCell(one: Sets, other: Sets, visit: (i: number, one: number, other: number) => void): void {
  const [N, C, H, W] = one.shape;
  let i = 0;
  for (let n = 0; n < N; n++)
    for (let c = 0; c < C; c++)
      for (let h = 0; h < H; h++) {
        const a = one.offsets[0][n] + one.offsets[1][c] + one.offsets[2][h];
        const b = other.offsets[0][n] + other.offsets[1][c] + other.offsets[2][h];
        for (let w = 0; w < W; w++) visit(i++, a + one.offsets[3][w], b + other.offsets[3][w]);
      }
}

/** The row-major position of the first cell of every set. */
export function firstCells(sets: Sets): Float64Array {
  const [, C, H, W] = sets.shape;
  const first = new Float64Array(sets.count);
  eachSet(sets, (set, n, c, h, w) => {
    first[set] = ((n * C + c) * H + h) * W + w;
  });
  return first;
}

/** The block of a set along each axis: [start, end) for N, C, H, W. A set is exactly the product of these ranges. */
export function rangesOf({ blocks, edges }: Sets, set: number): readonly (readonly [start: number, end: number])[] {
  const ranges: [number, number][] = [];
  let rest = set;
  for (let a = 3; a >= 0; a--) {
    const block = rest % blocks[a];
    rest = (rest - block) / blocks[a];
    ranges[a] = [edges[a][block], edges[a][block + 1]];
  }
  return ranges;
}

/** How many cells a set has: the m beside its mean and variance. */
export function sizeOfSet(sets: Sets, set: number): number {
  return sets.equalSize ?? rangesOf(sets, set).reduce((m, [start, end]) => m * (end - start), 1);
}

/** How many cells the smallest and the largest set have. */
export function extentOfSizes({ equalSize, edges }: Sets): readonly [least: number, most: number] {
  if (equalSize !== null) return [equalSize, equalSize];
  const lengths = edges.map((e) => e.slice(1).map((edge, block) => edge - e[block]));
  const product = (of: (...lengths: number[]) => number) => lengths.reduce((m, each) => m * of(...each), 1);
  return [product(Math.min), product(Math.max)];
}

/** The divisors of a length in ascending order: the numbers of equal blocks it can be cut into. */
export function divisorsOf(length: number): number[] {
  const small: number[] = [];
  for (let d = 1; d * d <= length; d++) if (length % d === 0) small.push(d);
  const large = small.map((d) => length / d).reverse();
  return [...small, ...large.filter((d) => d > small[small.length - 1])];
}

function setsFromEdges(shape: Shape, edges: Sets["edges"]): Sets {
  const blocks = edges.map((e) => e.length - 1) as unknown as Shape;
  let stride = 1;
  const offsets: Int32Array[] = [];
  for (let a = 3; a >= 0; a--) {
    offsets[a] = offsetsOf(edges[a], stride);
    stride *= blocks[a];
  }
  const count = sizeOf(blocks);
  const equal = edges.every((e) => e.every((edge, block) => edge * (e.length - 1) === block * e[e.length - 1]));
  return {
    shape,
    count,
    equalSize: equal ? sizeOf(shape) / count : null,
    blocks,
    edges,
    offsets: offsets as unknown as Sets["offsets"],
    planar: blocks[2] === 1 && blocks[3] === 1,
  };
}

function offsetsOf(edges: readonly number[], stride: number): Int32Array {
  const offsets = new Int32Array(edges[edges.length - 1]);
  for (let block = 0; block + 1 < edges.length; block++) {
    offsets.fill(block * stride, edges[block], edges[block + 1]);
  }
  return offsets;
}

const AXIS_NOUN: Record<Axis, string> = { N: "samples", C: "channels", H: "rows", W: "columns" };

function blockEdges(axis: Axis, length: number, cuts: number | readonly number[]): number[] {
  if (typeof cuts !== "number") {
    const edges = [0];
    for (const size of cuts) edges.push(edges[edges.length - 1] + size);
    if (edges[edges.length - 1] !== length || cuts.some((size) => size < 1)) {
      throw new RangeError(
        `blocks of ${cuts.join(", ")} do not cover ${length} ${AXIS_NOUN[axis]}: their lengths must add up to ${length}.`,
      );
    }
    return edges;
  }
  if (!Number.isInteger(cuts) || cuts < 1 || length % cuts !== 0) {
    throw new RangeError(
      `${length} ${AXIS_NOUN[axis]} cannot be cut into ${cuts} equal groups: use ${inWords(divisorsOf(length))}.`,
    );
  }
  return Array.from({ length: cuts + 1 }, (_, block) => (block * length) / cuts);
}

function inWords(numbers: readonly number[]): string {
  const last = numbers[numbers.length - 1];
  return numbers.length === 1 ? `${last}` : `${numbers.slice(0, -1).join(", ")} or ${last}`;
}
