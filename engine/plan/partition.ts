import { type AxisCut, blockAt, cutAt, cutEach, edgeAt, extentOfBlocks, isEqual, refineAxis } from "./axisCut.ts";
import { AXES, type Axis, type Cell, type Shape, sizeOf } from "./shape.ts";

/**
 * How the index space is cut into sets: into how many equal blocks each axis is cut.
 * Absent = 1 = pooled; the axis' length = kept apart; between = grouped.
 * `each` gives the length of every block, of which the last may be shorter, such as of virtual batches; a list gives every
 * block's own.
 */
export type Partition = Partial<Record<Axis, Cuts>>;
type Cuts = number | readonly number[] | { readonly each: number };

/** A partition applied to a shape: every cell belongs to exactly one set. Sets are numbered row-major over the blocks. */
export interface Sets {
  readonly shape: Shape;
  /** How many sets there are. */
  readonly count: number;
  /** The cells of a set where all sets have the same number of them, else null. */
  readonly equalSize: number | null;
  /** Into how many blocks each axis is cut, in the order N, C, H, W. */
  readonly blocks: Shape;
  /** How each axis is cut. */
  readonly axes: readonly [AxisCut, AxisCut, AxisCut, AxisCut];
  /** Whether every set is a union of whole H×W planes. */
  readonly planar: boolean;
}

/**
 * Cuts a shape into sets.
 * @throws RangeError when an axis cannot be cut into that many equal blocks, with the numbers and the remedy.
 */
export function cut(shape: Shape, partition: Partition): Sets {
  return setsOf(
    shape,
    AXES.map((axis, a) => axisCut(axis, shape[a], partition[axis] ?? 1)),
  );
}

/** Stands for sets: equal where, and only where, the sets of one shape are. */
export function cutKey({ axes }: Sets): string {
  return JSON.stringify(axes);
}

/** The coarsest sets that lie inside one set of each of the given cuts: where all of a cell's statistics are constant. */
export function refine(cuts: readonly Sets[], shape: Shape): Sets {
  return setsOf(
    shape,
    shape.map((length, a) => cuts.map(({ axes }) => axes[a]).reduce(refineAxis, cutEach(length, length))),
  );
}

/** The number of the set that a cell belongs to. */
export function setOf({ axes, blocks }: Sets, [n, c, h, w]: Cell): number {
  const row = (blockAt(axes[0], n) * blocks[1] + blockAt(axes[1], c)) * blocks[2] + blockAt(axes[2], h);
  return row * blocks[3] + blockAt(axes[3], w);
}

/** What an index of an axis adds to the set number: the set of (n, c, h, w) is the sum of the four. For loops over cells. */
export type Offsets = readonly [n: Int32Array, c: Int32Array, h: Int32Array, w: Int32Array];

const knownOffsets = new WeakMap<Sets, Offsets>();

/** `setOf` as tables, as long as the axes: what loops over all cells read. Made once for the sets. */
export function offsetsOf(sets: Sets): Offsets {
  const known = knownOffsets.get(sets);
  if (known) return known;
  let stride = 1;
  const offsets: Int32Array[] = [];
  for (let a = 3; a >= 0; a--) {
    const axis = sets.axes[a];
    const of = new Int32Array(axis.length);
    for (let block = 0, index = 0; block < axis.blocks; block++)
      for (const end = edgeAt(axis, block + 1); index < end; index++) of[index] = block * stride;
    offsets[a] = of;
    stride *= axis.blocks;
  }
  knownOffsets.set(sets, offsets as unknown as Offsets);
  return offsets as unknown as Offsets;
}

/** Visits the first cell of every set, in set order. */
function eachSet(
  { blocks, axes }: Sets,
  visit: (set: number, n: number, c: number, h: number, w: number) => void,
): void {
  const at = (a: number, block: number) => edgeAt(axes[a], block);
  let set = 0;
  for (let bn = 0; bn < blocks[0]; bn++)
    for (let bc = 0; bc < blocks[1]; bc++)
      for (let bh = 0; bh < blocks[2]; bh++)
        for (let bw = 0; bw < blocks[3]; bw++) visit(set++, at(0, bn), at(1, bc), at(2, bh), at(3, bw));
}

/** Visits every cell in memory order with the numbers of the two sets it lies in. */
export function eachCell(one: Sets, other: Sets, visit: (i: number, one: number, other: number) => void): void {
  const [N, C, H, W] = one.shape;
  const [ofOne, ofOther] = [offsetsOf(one), offsetsOf(other)];
  let i = 0;
  for (let n = 0; n < N; n++)
    for (let c = 0; c < C; c++)
      for (let h = 0; h < H; h++) {
        const a = ofOne[0][n] + ofOne[1][c] + ofOne[2][h];
        const b = ofOther[0][n] + ofOther[1][c] + ofOther[2][h];
        for (let w = 0; w < W; w++) visit(i++, a + ofOne[3][w], b + ofOther[3][w]);
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
export function rangesOf({ axes }: Sets, set: number): readonly (readonly [start: number, end: number])[] {
  const ranges: [number, number][] = [];
  let rest = set;
  for (let a = 3; a >= 0; a--) {
    const block = rest % axes[a].blocks;
    rest = (rest - block) / axes[a].blocks;
    ranges[a] = [edgeAt(axes[a], block), edgeAt(axes[a], block + 1)];
  }
  return ranges;
}

/** How many cells a set has: the m beside its mean and variance. */
export function sizeOfSet(sets: Sets, set: number): number {
  return sets.equalSize ?? rangesOf(sets, set).reduce((m, [start, end]) => m * (end - start), 1);
}

/** How many cells the smallest and the largest set have. */
export function extentOfSizes({ axes }: Sets): readonly [least: number, most: number] {
  const extents = axes.map(extentOfBlocks);
  return [extents.reduce((m, [least]) => m * least, 1), extents.reduce((m, [, most]) => m * most, 1)];
}

/** The divisors of a length in ascending order: the numbers of equal blocks it can be cut into. */
export function divisorsOf(length: number): number[] {
  const small: number[] = [];
  for (let d = 1; d * d <= length; d++) if (length % d === 0) small.push(d);
  const large = small.map((d) => length / d).reverse();
  return [...small, ...large.filter((d) => d > small[small.length - 1])];
}

function setsOf(shape: Shape, cuts: readonly AxisCut[]): Sets {
  const axes = cuts as unknown as Sets["axes"];
  const blocks = cuts.map((axis) => axis.blocks) as unknown as Shape;
  const count = sizeOf(blocks);
  return {
    shape,
    count,
    equalSize: cuts.every(isEqual) ? sizeOf(shape) / count : null,
    blocks,
    axes,
    planar: blocks[2] === 1 && blocks[3] === 1,
  };
}

const AXIS_NOUN: Record<Axis, string> = { N: "samples", C: "channels", H: "rows", W: "columns" };

function axisCut(axis: Axis, length: number, cuts: Cuts): AxisCut {
  if (typeof cuts === "object" && "each" in cuts) return cutEach(length, cuts.each);
  if (typeof cuts === "object") {
    const edges = [0];
    for (const size of cuts) edges.push(edges[edges.length - 1] + size);
    if (edges[edges.length - 1] !== length || cuts.some((size) => size < 1)) {
      throw new RangeError(
        `blocks of ${cuts.join(", ")} do not cover ${length} ${AXIS_NOUN[axis]}: their lengths must add up to ${length}.`,
      );
    }
    return cutAt(edges);
  }
  if (!Number.isInteger(cuts) || cuts < 1 || length % cuts !== 0) {
    throw new RangeError(
      `${length} ${AXIS_NOUN[axis]} cannot be cut into ${cuts} equal groups: use ${inWords(divisorsOf(length))}.`,
    );
  }
  return cutEach(length, length / cuts);
}

function inWords(numbers: readonly number[]): string {
  const last = numbers[numbers.length - 1];
  return numbers.length === 1 ? `${last}` : `${numbers.slice(0, -1).join(", ")} or ${last}`;
}
